/**
 * Medicines against cancer and its side effects, one active substance a line: the generic name, then brand names. Compared with
 * the National Cancer Institute's A to Z list and its pages of single medicines (docs/library.md); what is not there is an older
 * brand name that people still say. They widen a search and are never shown as a fact. No line joins two substances; what is
 * bound to another one, or comes with it in one product, is a line of its own.
 */
export const DRUGS = `
abemaciclib, verzenio
abiraterone, zytiga, yonsa
acalabrutinib, calquence
adagrasib, krazati
ado trastuzumab emtansine, trastuzumab emtansine, kadcyla, t dm1
afatinib, gilotrif
aldesleukin, proleukin
alectinib, alecensa
alemtuzumab, campath
alpelisib, piqray
amifostine, ethyol
amivantamab, rybrevant
anastrozole, arimidex
apalutamide, erleada
aprepitant, emend
arsenic trioxide, trisenox
asciminib, scemblix
asparaginase erwinia chrysanthemi, rylaze
atezolizumab, tecentriq
avapritinib, ayvakit
avelumab, bavencio
axicabtagene ciloleucel, yescarta
axitinib, inlyta
azacitidine, vidaza, onureg
belantamab mafodotin, blenrep
belinostat, beleodaq
belzutifan, welireg
bendamustine, treanda, bendeka
bevacizumab, avastin, mvasi, alymsys, zirabev
bexarotene, targretin
bicalutamide, casodex
binimetinib, mektovi
bleomycin, blenoxane
blinatumomab, blincyto
bortezomib, velcade
bosutinib, bosulif
brentuximab vedotin, adcetris
brexucabtagene autoleucel, tecartus
brigatinib, alunbrig
busulfan, busulfex, myleran
cabazitaxel, jevtana
cabozantinib, cabometyx, cometriq
calaspargase pegol, asparlas
capecitabine, xeloda
capivasertib, truqap
capmatinib, tabrecta
carboplatin, paraplatin
carfilzomib, kyprolis
carmustine, gliadel, bicnu
cemiplimab, libtayo
ceritinib, zykadia
cetuximab, erbitux
chlorambucil, leukeran
ciltacabtagene autoleucel, carvykti
cisplatin, platinol
cladribine, leustatin
clofarabine, clolar
cobimetinib, cotellic
cosibelimab, unloxcyt
crizotinib, xalkori
cyclophosphamide, cytoxan
cytarabine, cytosar
dabrafenib, tafinlar
dacarbazine
dacomitinib, vizimpro
dactinomycin, cosmegen
daratumumab, darzalex
darbepoetin alfa, aranesp
darolutamide, nubeqa
dasatinib, sprycel
datopotamab deruxtecan, datroway
daunorubicin, cerubidine
daunorubicin cytarabine, vyxeos
decitabine, dacogen
decitabine cedazuridine, inqovi
defibrotide, defitelio
degarelix, firmagon
denileukin diftitox, lymphir
denosumab, xgeva, prolia
dexrazoxane, totect, zinecard
dinutuximab, unituxin
docetaxel, taxotere
dostarlimab, jemperli
doxorubicin, adriamycin, doxil
durvalumab, imfinzi
duvelisib, copiktra
eflornithine, iwilfin
elacestrant, orserdu
elotuzumab, empliciti
elranatamab, elrexfio
eltrombopag, promacta
enasidenib, idhifa
encorafenib, braftovi
enfortumab vedotin, padcev
ensartinib, ensacove
entrectinib, rozlytrek
enzalutamide, xtandi
epcoritamab, epkinly
epirubicin, ellence
epoetin alfa, epogen, procrit, retacrit
erdafitinib, balversa
eribulin, halaven
erlotinib, tarceva
etoposide, vepesid, toposar, etopophos
everolimus, afinitor
exemestane, aromasin
fam trastuzumab deruxtecan, trastuzumab deruxtecan, enhertu, t dxd
fedratinib, inrebic
filgrastim, neupogen, granix, nivestym, zarxio
fludarabine, fludara
fluorouracil, adrucil, 5 fu, efudex, fluoroplex
flutamide
fruquintinib, fruzaqla
fulvestrant, faslodex
futibatinib, lytgobi
gefitinib, iressa
gemcitabine, gemzar
gemtuzumab ozogamicin, mylotarg
gilteritinib, xospata
glasdegib, daurismo
glofitamab, columvi
glucarpidase, voraxaze
goserelin, zoladex
granisetron, kytril, sancuso, sustol
hydroxyurea, hydrea
ibritumomab tiuxetan, zevalin
ibrutinib, imbruvica
idarubicin, idamycin
idecabtagene vicleucel, abecma
idelalisib, zydelig
ifosfamide, ifex
imatinib, gleevec, imkeldi
imetelstat, rytelo
imiquimod, aldara, zyclara
inavolisib, itovebi
inotuzumab ozogamicin, besponsa
ipilimumab, yervoy
irinotecan, camptosar, onivyde
isatuximab, sarclisa
ivosidenib, tibsovo
ixabepilone, ixempra
ixazomib, ninlaro
lanreotide, somatuline depot
lapatinib, tykerb
larotrectinib, vitrakvi
lazertinib, lazcluze
lenalidomide, revlimid
lenvatinib, lenvima
letrozole, femara
leucovorin, folinic acid
leuprolide, lupron, eligard, camcevi
lifileucel, amtagvi
lisocabtagene maraleucel, breyanzi
lomustine, gleostine
loncastuximab tesirine, zynlonta
lorlatinib, lorbrena
lurbinectedin, zepzelca
luspatercept, reblozyl
lutetium dotatate, lutathera
lutetium vipivotide tetraxetan, pluvicto
margetuximab, margenza
melphalan, alkeran, evomela, hepzato
mercaptopurine, purixan, purinethol
mesna, mesnex
methotrexate, trexall, xatmep
methylnaltrexone, relistor
midostaurin, rydapt
mirvetuximab soravtansine, elahere
mitomycin, mutamycin, jelmyto
mitoxantrone, novantrone
mogamulizumab, poteligeo
momelotinib, ojjaara
mosunetuzumab, lunsumio
nab paclitaxel, abraxane
nadofaragene firadenovec, adstiladrin
naxitamab, danyelza
necitumumab, portrazza
nelarabine, arranon
neratinib, nerlynx
netupitant palonosetron, akynzeo
nilotinib, tasigna
nilutamide, nilandron
niraparib, zejula
niraparib abiraterone, akeega
nirogacestat, ogsiveo
nivolumab, opdivo
nivolumab relatlimab, opdualag
nogapendekin alfa inbakicept, anktiva
obecabtagene autoleucel, aucatzyl
obinutuzumab, gazyva
octreotide, sandostatin
ofatumumab, arzerra
olanzapine, zyprexa
olaparib, lynparza
olutasidenib, rezlidhia
omacetaxine, synribo
ondansetron, zofran
osimertinib, tagrisso
oxaliplatin, eloxatin
paclitaxel, taxol
pacritinib, vonjo
palbociclib, ibrance
palifermin, kepivance
palonosetron, aloxi
pamidronate, aredia
panitumumab, vectibix
pazopanib, votrient
pegaspargase, oncaspar
pegfilgrastim, neulasta, fulphila, nyvepria, udenyca, ziextenzo
pembrolizumab, keytruda
pemetrexed, alimta
pemigatinib, pemazyre
pertuzumab, perjeta
pertuzumab trastuzumab hyaluronidase, phesgo
pexidartinib, turalio
pirtobrutinib, jaypirca
plerixafor, mozobil
polatuzumab vedotin, polivy
pomalidomide, pomalyst
ponatinib, iclusig
pralatrexate, folotyn
pralsetinib, gavreto
procarbazine, matulane
prochlorperazine, compazine
quizartinib, vanflyta
radium 223, xofigo
raloxifene, evista
ramucirumab, cyramza
rasburicase, elitek
regorafenib, stivarga
relugolix, orgovyx
repotrectinib, augtyro
retifanlimab, zynyz
revumenib, revuforj
ribociclib, kisqali
ripretinib, qinlock
rituximab, rituxan, riabni, ruxience, truxima
rolapitant, varubi
romidepsin, istodax
romiplostim, nplate
ropeginterferon alfa 2b, besremi
rucaparib, rubraca
ruxolitinib, jakafi
sacituzumab govitecan, trodelvy
selinexor, xpovio
selpercatinib, retevmo
selumetinib, koselugo
siltuximab, sylvant
sipuleucel, provenge
sonidegib, odomzo
sorafenib, nexavar
sotorasib, lumakras
sunitinib, sutent
tafasitamab, monjuvi
tagraxofusp, elzonris
talazoparib, talzenna
talimogene laherparepvec, imlygic
talquetamab, talvey
tamoxifen, nolvadex, soltamox
tarlatamab, imdelltra
tazemetostat, tazverik
tebentafusp, kimmtrak
teclistamab, tecvayli
temozolomide, temodar
temsirolimus, torisel
tepotinib, tepmetko
thalidomide, thalomid
thioguanine, tabloid
thiotepa, tepadina
tisagenlecleucel, kymriah
tislelizumab, tevimbra
tisotumab vedotin, tivdak
tivozanib, fotivda
tocilizumab, actemra
topotecan, hycamtin
toremifene, fareston
toripalimab, loqtorzi
tovorafenib, ojemda
trabectedin, yondelis
trametinib, mekinist
trastuzumab, herceptin, kanjinti, ogivri, hercessi, herzuma, ontruzant, trazimera
tremelimumab, imjudo
treosulfan, grafapex
tretinoin, vesanoid
trifluridine tipiracil, lonsurf
triptorelin, trelstar
tucatinib, tukysa
uridine triacetate, vistogard
valrubicin, valstar
vandetanib, caprelsa
vemurafenib, zelboraf
venetoclax, venclexta
vinblastine, velban
vincristine, oncovin
vindesine, eldisine
vinorelbine, navelbine
vismodegib, erivedge
vorasidenib, voranigo
vorinostat, zolinza
zanidatamab, ziihera
zanubrutinib, brukinsa
zenocutuzumab, bizengri
ziv aflibercept, zaltrap
zolbetuximab, vyloy
zoledronic acid, zometa, zoledronate
`
