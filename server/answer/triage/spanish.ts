/** Words that the rules in Spanish share; all without accents, and as `spelling.ts` leaves them ("temperature"). */

/** Somebody the writer speaks of. */
export const PERSONA =
  '(?:mama|papa|madre|padre|esposo|esposa|marido|mujer|hijo|hija|nino|nina|bebe|hermano|hermana|abuelo|abuela|abuelita|abuelito|tio|tia|primo|prima|amigo|amiga|novio|novia|pareja|suegra|suegro|nieto|nieta|vecino|vecina|paciente|sobrino|sobrina|el|ella|adolescente)'

/** Names and kinds of medicines. */
export const MEDICINA =
  '(?:pastillas?|medicinas?|medicines?|medicamentos?|tabletas?|tablets|capsulas?|dosis|quimio|morfina|antibioticos?|analgesicos?|esteroides?|insulina|anticoagulantes?|warfarina|paracetamol|acetaminofen|tylenol|ibuprofeno|aspirina|naproxeno|tamoxifeno|letrozol|anastrozol|exemestano|capecitabina|ondansetron|dexametasona|prednisona|gabapentina|omeprazol|metotrexato|imatinib|tramadol|oxicodona|fentanilo|lorazepam|melatonina|sertralina|fluoxetina|clonazepam|diazepam|metformina|losartan|enalapril|loratadina|benadryl|naproxeno|ketorolaco|antidepresivos?|somniferos?|jarabe|gotas|inyeccion|inyecciones|parches?|suplementos?|vitaminas?|[a-z]{3,}(?:mab|nib|platino|taxel|ciclib|parib|prazol|statina|cilina|micina|setron))'

/** Ways of treating cancer that a person may be asked to choose between. */
export const TRATAMIENTO =
  '(?:tratamientos?|quimio|quimioterapia|radiacion|radiation|radioterapia|cirugia|operacion|mastectomia|lumpectomia|inmunoterapia|hormonoterapia|terapia|terapias|trasplante|transplante|histerectomia|prostatectomia|vigilancia)'
