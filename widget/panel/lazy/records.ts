/** What a person needs to upload records and look through their facts; nothing of it is loaded before it is asked for. */
import css from '../styles/records.css?inline'
import sheetCss from '../styles/sheet.css?inline'

export { ready } from '../../i18n/translate-records.ts'
export { RecordsSheet } from './records-sheet.tsx'
export const styles = sheetCss + css
