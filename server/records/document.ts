/** What every reader makes of a file: lines of text with their place, or facts that a structure already names. */
import type {
  Biomarker,
  CaseProfile,
  Diagnosis,
  Evidence,
  Stage,
  Treatment,
  Variant,
} from '../../protocol/case-profile.ts'
import type { RecordWarning } from '../../protocol/records.ts'
import type { SideMention } from './find-facts.ts'

/** Left, top, width, height as fractions of the page. */
export type Box = NonNullable<Evidence['box']>

export interface Line {
  text: string
  /** From 1; absent where a file has no pages. */
  page?: number | undefined
  /** From 1, within the page or file. */
  line: number
  box?: Box | undefined
  /** 0 to 1; 1 where the letters are known and not recognised. */
  confidence: number
}

/** The words a fact was read from. */
export type Quote = Pick<Evidence, 'quote' | 'confidence' | 'page' | 'line' | 'box'>

/** A fact before it has a place in a profile. */
export type Fact =
  | {
      kind: 'diagnosis'
      value: Diagnosis
      quote: Quote
      isListed?: boolean
      isOver?: boolean
      part?: string | undefined
    }
  | {
      kind: 'stage'
      value: Pick<Stage, 'group' | 't' | 'n' | 'm' | 'basis' | 'date'>
      /** Of which tumor, as far as its words say. */
      tumor?: Tumor
      /** Told as that of another time. */
      isEarlier?: boolean
      quote: Quote
    }
  | {
      kind: 'biomarker'
      value: Biomarker
      tumor?: Tumor
      quote: Quote
      rule?: string | undefined
    }
  | { kind: 'variant'; value: Variant; quote: Quote }
  | {
      kind: 'gene-negative'
      gene: string
      quote: Quote
      rule?: string | undefined
    }
  | { kind: 'treatment'; value: Treatment; quote: Quote }

export interface Tumor {
  site?: string | undefined
  laterality?: Diagnosis['laterality']
  isHistory?: boolean
}

/** A file as read. */
export interface Reading {
  lines: Line[]
  /** Facts that the file's own structure names. */
  facts: Fact[]
  pages?: number | undefined
  /** The letters were recognised in an image; of a PDF, at least one page's. */
  isRecognised?: boolean
  /** Made by a system for records, whatever it says. */
  isStructured?: boolean
  /** Sides that a structure names for an operation. */
  sides?: SideMention[]
  warnings: RecordWarning[]
}

/** What one file, or several together, say. */
export interface Extraction {
  profile: CaseProfile
  warnings: RecordWarning[]
}
