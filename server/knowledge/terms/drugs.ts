/**
 * Medicines against cancer and its side effects, one active substance a line: the generic name, then brand names: common
 * knowledge of the field, compared with no list yet. They widen a search and are never shown as a fact. No line joins two substances; what is bound to another one is a line of its own.
 */
export const DRUGS = `
abemaciclib, verzenio
abiraterone, zytiga, yonsa
acalabrutinib, calquence
ado trastuzumab emtansine, trastuzumab emtansine, kadcyla, t dm1
afatinib, gilotrif
alectinib, alecensa
alpelisib, piqray
amivantamab, rybrevant
anastrozole, arimidex
apalutamide, erleada
aprepitant, emend
atezolizumab, tecentriq
avapritinib, ayvakit
avelumab, bavencio
axitinib, inlyta
azacitidine, vidaza, onureg
belantamab mafodotin, blenrep
bendamustine, treanda, bendeka
bevacizumab, avastin, mvasi
bicalutamide, casodex
binimetinib, mektovi
bleomycin, blenoxane
blinatumomab, blincyto
bortezomib, velcade
bosutinib, bosulif
brentuximab vedotin, adcetris
brigatinib, alunbrig
busulfan, busulfex, myleran
cabazitaxel, jevtana
cabozantinib, cabometyx, cometriq
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
cisplatin, platinol
cladribine, leustatin
cobimetinib, cotellic
crizotinib, xalkori
cyclophosphamide, cytoxan
cytarabine, cytosar
dabrafenib, tafinlar
dacarbazine
dacomitinib, vizimpro
daratumumab, darzalex
darolutamide, nubeqa
dasatinib, sprycel
datopotamab deruxtecan, datroway
daunorubicin, cerubidine
decitabine, dacogen
degarelix, firmagon
denosumab, xgeva, prolia
docetaxel, taxotere
dostarlimab, jemperli
doxorubicin, adriamycin
durvalumab, imfinzi
elacestrant, orserdu
encorafenib, braftovi
enfortumab vedotin, padcev
entrectinib, rozlytrek
enzalutamide, xtandi
epirubicin, ellence
erdafitinib, balversa
eribulin, halaven
erlotinib, tarceva
etoposide, vepesid, toposar
everolimus, afinitor
exemestane, aromasin
fam trastuzumab deruxtecan, trastuzumab deruxtecan, enhertu, t dxd
filgrastim, neupogen
fludarabine, fludara
fluorouracil, adrucil, 5 fu
fulvestrant, faslodex
gefitinib, iressa
gemcitabine, gemzar
gemtuzumab ozogamicin, mylotarg
goserelin, zoladex
granisetron, kytril
ibrutinib, imbruvica
idarubicin, idamycin
idelalisib, zydelig
ifosfamide, ifex
imatinib, gleevec
inavolisib, itovebi
inotuzumab ozogamicin, besponsa
ipilimumab, yervoy
irinotecan, camptosar
isatuximab, sarclisa
ixabepilone, ixempra
ixazomib, ninlaro
lapatinib, tykerb
larotrectinib, vitrakvi
lenalidomide, revlimid
lenvatinib, lenvima
letrozole, femara
leucovorin, folinic acid
leuprolide, lupron, eligard
lomustine, gleostine
lorlatinib, lorbrena
lurbinectedin, zepzelca
margetuximab, margenza
melphalan, alkeran, evomela
mercaptopurine, purixan
methotrexate, trexall
midostaurin, rydapt
mirvetuximab soravtansine, elahere
mitomycin, mutamycin
mitoxantrone, novantrone
nab paclitaxel, abraxane
necitumumab, portrazza
neratinib, nerlynx
nilotinib, tasigna
niraparib, zejula
nivolumab, opdivo
obinutuzumab, gazyva
octreotide, sandostatin
ofatumumab, arzerra
olaparib, lynparza
olanzapine, zyprexa
ondansetron, zofran
osimertinib, tagrisso
oxaliplatin, eloxatin
paclitaxel, taxol
palbociclib, ibrance
palonosetron, aloxi
pamidronate, aredia
panitumumab, vectibix
pazopanib, votrient
pegfilgrastim, neulasta
pembrolizumab, keytruda
pemetrexed, alimta
pemigatinib, pemazyre
pertuzumab, perjeta
pertuzumab trastuzumab hyaluronidase, phesgo
polatuzumab vedotin, polivy
pomalidomide, pomalyst
ponatinib, iclusig
pralsetinib, gavreto
prochlorperazine, compazine
ramucirumab, cyramza
regorafenib, stivarga
relugolix, orgovyx
repotrectinib, augtyro
ribociclib, kisqali
rituximab, rituxan
rucaparib, rubraca
ruxolitinib, jakafi
sacituzumab govitecan, trodelvy
selinexor, xpovio
selpercatinib, retevmo
sorafenib, nexavar
sotorasib, lumakras
adagrasib, krazati
sunitinib, sutent
talazoparib, talzenna
tamoxifen, nolvadex, soltamox
tarlatamab, imdelltra
teclistamab, tecvayli
temozolomide, temodar
temsirolimus, torisel
tepotinib, tepmetko
thalidomide, thalomid
thioguanine, tabloid
thiotepa, tepadina
tisagenlecleucel, kymriah
axicabtagene ciloleucel, yescarta
lisocabtagene maraleucel, breyanzi
ciltacabtagene autoleucel, carvykti
idecabtagene vicleucel, abecma
tisotumab vedotin, tivdak
tivozanib, fotivda
topotecan, hycamtin
toremifene, fareston
trabectedin, yondelis
trametinib, mekinist
trastuzumab, herceptin, kanjinti, ogivri
tremelimumab, imjudo
triptorelin, trelstar
tucatinib, tukysa
vandetanib, caprelsa
vemurafenib, zelboraf
venetoclax, venclexta
vinblastine, velban
vincristine, oncovin
vindesine, eldisine
vinorelbine, navelbine
vismodegib, erivedge
zanubrutinib, brukinsa
zoledronic acid, zometa, zoledronate
ziv aflibercept, zaltrap
`
