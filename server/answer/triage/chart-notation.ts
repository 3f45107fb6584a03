/** What a chart writes by its capitals: in small letters it would be another word, or a temperature. */

/** The leukaemia, and no little word. */
const LEUKEMIA = /\b(with|has|have|had|for|relapsed|childhood|[BT]-cell|is|his|her|my) ALL\b(?! [A-Z]{2})/g
/** The hormone receptor, and not "I went to the ER - they sent me home" or "the ER/urgent care". */
const RECEPTOR = /\bER(?= ?\+|-(?!\w)| ?[-/],? ?(?:PR|PgR|HER2?)\b| ?-?(?:pos|neg)| ?low\b| ?status| ?receptor)/gi
/** Who somebody is ("40F, dense breasts"), and no temperature, as that in "Fever 39F" is. */
const AGE =
  /(?<!(?:[Ff]ever|FEVER|[Tt]emp|TEMP|[Tt]emperature|TEMPERATURE|T|[Tt]max|TMAX|of|to|at|hit|up)[ :=]{1,3})\b([1-9]\d?)(?:[MF]\b| ?y\/?o ?[MF]\b)(?=,? (?!(?:now|and|this|since|after|at|ate|today|what|should|is)\b|with (?:chills|rigors|shak))[\p{L}\d])/gu
/** "T 38.4". */
const TEMPERATURE = /\bT(?:emp|max)?[ :=]{1,3}(?=3[5-9]\b|4[0-3]\b|10\d\b)/g

/** Writes out what a chart abbreviates, before capitals are lost. */
export function readChart(text: string): string {
  return text
    .replace(LEUKEMIA, '$1 leukemia')
    .replace(RECEPTOR, 'estrogen receptor')
    .replace(AGE, '$1 years old')
    .replace(TEMPERATURE, 'temperature ')
}
