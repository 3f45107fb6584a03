/** Whether a text is a medical record at all. */
import type { Line } from './document.ts'

/** Words that records of care are made of, and other texts hardly. */
const CLINICAL =
  /\b(?:patient|diagnos\w+|biops\w+|patholog\w+|specimen|carcinoma|lymphoma|leukemia|melanoma|tumou?r|oncolog\w+|chemotherap\w+|radiation|mastectomy|\w{4,}ectomy|metasta\w+|lymph nodes?|histolog\w+|immunohisto\w+|mammogra\w+|ultrasound|CT scan|MRI|PET|lesion|malignan\w+|benign|surg(?:ery|ical)|physical exam\w*|impression|assessment|allergies|medications?|\d+\s?mg\b|DOB|MRN|b\.?i\.?d|s\/p|status post|follow-?up|symptoms?|hemoglobin|platelets?|creatinine|serum|receptor|mutation|stage (?:[0-4]|I{1,3}V?)\b|clinic(?:al)?|physician|hospital|procedure|anesthesia|abdomen|bilateral|denies|presents?|prescri\w+|vaccin\w+|blood pressure|cancer|colonoscopy|pap smear|adenoma|BI-?RADS|hypertension|diabetes|x-?ray|exam|nurse|doctor|medical|laborator\w+)\b/gi

/** Two different words may be chance, and a single fact may be a sentence in a letter about something else. */
const KINDS_MIN = 3

export function isMedical(lines: readonly Line[], facts: number): boolean {
  const kinds = new Set<string>()
  for (const { text } of lines) for (const match of text.matchAll(CLINICAL)) kinds.add(match[0].toLowerCase())
  return kinds.size >= KINDS_MIN || (facts > 0 && kinds.size > 0) || facts >= KINDS_MIN
}
