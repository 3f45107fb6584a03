/**
 * Cancer medicines by their generic names (INN/USAN) with brand names of the United States, as the FDA's labels and the
 * NCI's list of approved drugs name them, and by kind. Regimens keep their name: which medicines are in one differs.
 */
import type { Treatment } from '../../../protocol/case-profile.ts'

type Kind = Treatment['kind']

const DRUGS: Partial<Record<Kind, string>> = {
  chemotherapy: `
    cyclophosphamide=cytoxan | doxorubicin=adriamycin,doxil,liposomal doxorubicin,pegylated liposomal doxorubicin | epirubicin=ellence
    | paclitaxel=taxol | nab-paclitaxel=abraxane,albumin-bound paclitaxel | docetaxel=taxotere | cabazitaxel=jevtana | carboplatin=paraplatin
    | cisplatin=platinol | oxaliplatin=eloxatin | capecitabine=xeloda | fluorouracil=5-fu,5-fluorouracil,5fu,adrucil
    | gemcitabine=gemzar | irinotecan=camptosar | liposomal irinotecan=onivyde | vinorelbine=navelbine | eribulin=halaven | ixabepilone=ixempra
    | methotrexate | pemetrexed=alimta | etoposide=vp-16,vepesid | topotecan=hycamtin | vincristine=oncovin | vinblastine=velban
    | bleomycin=blenoxane | dacarbazine=dtic | ifosfamide=ifex | temozolomide=temodar | lomustine=gleostine | carmustine=bcnu,gliadel
    | cytarabine=ara-c,cytosar | daunorubicin | idarubicin=idamycin | azacitidine=vidaza | decitabine=dacogen | fludarabine=fludara
    | bendamustine=bendeka,treanda | chlorambucil=leukeran | melphalan=alkeran | mitomycin=mitomycin c,mutamycin | mitoxantrone=novantrone
    | trabectedin=yondelis | lurbinectedin=zepzelca | trifluridine/tipiracil=lonsurf,tas-102 | s-1 | hydroxyurea=hydrea | busulfan=busulfex
    | mercaptopurine | streptozocin=zanosar | procarbazine=matulane | thiotepa=tepadina | actinomycin=dactinomycin,cosmegen
    | FOLFOX=mfolfox6,mfolfox-6,folfox6,folfox-6 | FOLFIRI | FOLFIRINOX=mfolfirinox | FOLFOXIRI | CAPOX=xelox,capeox | FLOT
    | AC-T=ddac-t,dose-dense ac-t,ac followed by t,ac/t | TC chemotherapy=tc x 4,tc x4 | CMF | FEC | TCHP=tchp regimen | TCH | ABVD | CHOP | R-CHOP=rchop
    | BEACOPP | ICE chemotherapy | BEP | MVAC=ddmvac | hyper-CVAD=hypercvad | 7+3`,
  endocrine: `
    tamoxifen=nolvadex,soltamox | anastrozole=arimidex | letrozole=femara | exemestane=aromasin | fulvestrant=faslodex | toremifene=fareston
    | elacestrant=orserdu | raloxifene=evista | leuprolide=leuprorelin,lupron,eligard,lupron depot | goserelin=zoladex | triptorelin=trelstar
    | degarelix=firmagon | relugolix=orgovyx | bicalutamide=casodex | flutamide | enzalutamide=xtandi | apalutamide=erleada
    | darolutamide=nubeqa | abiraterone=zytiga | megestrol=megace | androgen deprivation therapy=adt | aromatase inhibitor`,
  targeted: `
    trastuzumab=herceptin,kanjinti,ogivri,trazimera,herzuma,ontruzant,herceptin hylecta | pertuzumab=perjeta | trastuzumab/pertuzumab=phesgo
    | ado-trastuzumab emtansine=kadcyla,t-dm1,tdm1,trastuzumab emtansine | trastuzumab deruxtecan=enhertu,fam-trastuzumab deruxtecan,t-dxd,tdxd,fam-trastuzumab deruxtecan-nxki
    | sacituzumab govitecan=trodelvy | datopotamab deruxtecan=datroway | enfortumab vedotin=padcev | mirvetuximab soravtansine=elahere | tisotumab vedotin=tivdak
    | brentuximab vedotin=adcetris | polatuzumab vedotin=polivy | lapatinib=tykerb | neratinib=nerlynx | tucatinib=tukysa | margetuximab=margenza
    | palbociclib=ibrance | ribociclib=kisqali | abemaciclib=verzenio | everolimus=afinitor | alpelisib=piqray | capivasertib=truqap | inavolisib=itovebi
    | olaparib=lynparza | niraparib=zejula | rucaparib=rubraca | talazoparib=talzenna | bevacizumab=avastin,mvasi,zirabev | ramucirumab=cyramza
    | cetuximab=erbitux | panitumumab=vectibix | encorafenib=braftovi | binimetinib=mektovi | dabrafenib=tafinlar | trametinib=mekinist | vemurafenib=zelboraf
    | cobimetinib=cotellic | osimertinib=tagrisso | erlotinib=tarceva | gefitinib=iressa | afatinib=gilotrif | amivantamab=rybrevant | lazertinib=lazcluze
    | alectinib=alecensa | lorlatinib=lorbrena | brigatinib=alunbrig | crizotinib=xalkori | ceritinib=zykadia | entrectinib=rozlytrek
    | larotrectinib=vitrakvi | selpercatinib=retevmo | pralsetinib=gavreto | capmatinib=tabrecta | tepotinib=tepmetko | sotorasib=lumakras | adagrasib=krazati
    | sunitinib=sutent | sorafenib=nexavar | pazopanib=votrient | cabozantinib=cabometyx,cometriq | axitinib=inlyta | lenvatinib=lenvima
    | regorafenib=stivarga | tivozanib=fotivda | belzutifan=welireg | imatinib=gleevec | dasatinib=sprycel | nilotinib=tasigna | bosutinib=bosulif
    | ponatinib=iclusig | asciminib=scemblix | ibrutinib=imbruvica | acalabrutinib=calquence | zanubrutinib=brukinsa | pirtobrutinib=jaypirca
    | venetoclax=venclexta | idelalisib=zydelig | rituximab=rituxan,truxima,ruxience | obinutuzumab=gazyva | ofatumumab=arzerra | alemtuzumab=campath
    | daratumumab=darzalex | isatuximab=sarclisa | elotuzumab=empliciti | bortezomib=velcade | carfilzomib=kyprolis | ixazomib=ninlaro
    | midostaurin=rydapt | gilteritinib=xospata | quizartinib=vanflyta | ivosidenib=tibsovo | enasidenib=idhifa | vorasidenib=voranigo
    | zolbetuximab=vyloy | erdafitinib=balversa | pemigatinib=pemazyre | futibatinib=lytgobi | avapritinib=ayvakit | ripretinib=qinlock
    | vandetanib=caprelsa | fruquintinib=fruzaqla | ziv-aflibercept=zaltrap | tarlatamab=imdelltra | repotrectinib=augtyro | ruxolitinib=jakafi`,
  immunotherapy: `
    pembrolizumab=keytruda | nivolumab=opdivo | ipilimumab=yervoy | atezolizumab=tecentriq | durvalumab=imfinzi | avelumab=bavencio
    | cemiplimab=libtayo | dostarlimab=jemperli | tremelimumab=imjudo | retifanlimab=zynyz | toripalimab=loqtorzi | relatlimab=opdualag
    | interferon | aldesleukin=interleukin-2,il-2,proleukin | bcg=bacillus calmette-guerin,intravesical bcg | sipuleucel-t=provenge
    | talimogene laherparepvec=imlygic,t-vec | axicabtagene ciloleucel=yescarta | tisagenlecleucel=kymriah | ciltacabtagene autoleucel=carvykti
    | blinatumomab=blincyto | lenalidomide=revlimid | pomalidomide=pomalyst | thalidomide=thalomid`,
  bone: `zoledronic acid=zometa,reclast,zoledronate | denosumab=xgeva,prolia | pamidronate=aredia`,
  other: `octreotide=sandostatin | lanreotide=somatuline | lutetium lu 177 dotatate=lutathera | lutetium lu 177 vipivotide tetraxetan=pluvicto
    | radium-223=xofigo,radium 223 | stem cell transplant=bone marrow transplant,autologous stem cell transplant,allogeneic stem cell transplant,asct`,
}

/** Whole kinds, where no medicine is named. Whether several names are one treatment is decided where facts are put together. */
const KINDS: readonly [Kind, string][] = [
  ['chemotherapy', '(?:(?:neo-?)?adjuvant |palliative |combination |systemic )?chemotherapy|chemo'],
  ['endocrine', '(?:(?:neo-?)?adjuvant )?(?:endocrine|hormon(?:al|e)) therapy'],
  ['immunotherapy', 'immunotherapy'],
]

const escaped = (name: string) => name.replace(/[.+*?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+')

interface Drug {
  name: string
  kind: Kind
}

const byWord = new Map<string, Drug>()
for (const [kind, list] of Object.entries(DRUGS) as [Kind, string][]) {
  for (const item of list.split('|')) {
    const [generic = '', brands = ''] = item.trim().split('=')
    const name = generic.trim().replace(/\s+/g, ' ')
    for (const word of [name, ...brands.split(',').filter(Boolean)])
      byWord.set(word.trim().toLowerCase().replace(/\s+/g, ' '), {
        name: name.replace(/ chemotherapy$/, ''),
        kind,
      })
  }
}

/** Short names are words of everyday speech in lower case. */
const CASED = new Set(['flot', 'fec', 'cmf', 'tch', 'chop', 'bep', 'adt', 's-1', 'il-2', 'dtic', 'asct', 'ac/t'])

const pattern = new RegExp(
  `(?<![\\w-])(?:${[...byWord.keys()]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|')})(?![\\w]|-(?!based|containing|[a-z]{4}\\b))`,
  'gi',
)

export interface DrugMention extends Partial<Drug> {
  kind: Kind
  start: number
  end: number
}

/** Medicines in a text, and kinds of medicine where none is named; in the text's order. */
export function findDrugs(text: string): DrugMention[] {
  const named = [...text.matchAll(pattern)].flatMap((match): DrugMention[] => {
    const word = match[0].toLowerCase().replace(/\s+/g, ' ')
    const drug = byWord.get(word)
    if (!drug || (CASED.has(word) && match[0] !== match[0].toUpperCase())) return []
    return [{ ...drug, start: match.index, end: match.index + match[0].length }]
  })
  const kinds = KINDS.flatMap(([kind, words]) =>
    [...text.matchAll(new RegExp(`\\b(?:${words})\\b`, 'gi'))].map(
      (match): DrugMention => ({
        kind,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  )
  const free = kinds.filter(one => !named.some(other => one.start < other.end && one.end > other.start))
  return [...named, ...free].sort((one, other) => one.start - other.start)
}
