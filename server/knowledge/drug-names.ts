/** How names of cancer drugs end (USAN and INN stems), also as the stemmer leaves them. */
const ENDINGS =
  /(?:mab|nib|ciclib|parib|platin|taxel|rubicine?|tecan|fusp|limus|degib|zomib|lisib|citabine?|trexe?d?|leucel|vedotin|tansine?|trozole?|lutamide?|blastine?|cristine?|orelbine?)$/

/** Brand names that patients use, as they are stemmed too. */
const BRANDS = new Set(
  (
    'enhertu kadcyla trodelvi trodelvy datroway padcev elahere elaher polivy polivi herceptin perjeta phesgo keytruda opdivo tecentriq imfinzi ' +
    'ibrance ibranc verzenio kisqali tagrisso lynparza zejula xeloda taxol taxotere taxoter abraxane abraxan tukysa nerlynx arimidex femara ' +
    'nolvadex faslodex zytiga xtandi gleevec rituxan avastin revlimid velcade velcad darzalex lenvima alecensa lorbrena lumakras'
  ).split(' '),
)

/** Whether a word or stem is the name of a medicine: one that the answer does not speak of must not be passed over, nor put right. */
export const isDrugName = (word: string) => ENDINGS.test(word) || BRANDS.has(word)
