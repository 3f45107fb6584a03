/** Rows with the same columns as a table in columns of one width; numbers stand right. */
export function formatTable(title: string, rows: readonly Record<string, string | number>[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const cells = [columns, ...rows.map(row => columns.map(column => String(row[column] ?? '')))]
  const widths = columns.map((_, index) => Math.max(...cells.map(line => (line[index] ?? '').length)))
  const isNumber = columns.map(column => rows.every(row => !/[a-z]{3}/i.test(String(row[column] ?? ''))))
  const lines = cells.map(line =>
    line
      .map((cell, index) => (isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return `\n${title}\n${lines.join('\n')}\n`
}

/** A share as a number of percent. */
export const toPercent = (part: number, whole: number) =>
  whole === 0 ? '-' : `${Math.round((1_000 * part) / whole) / 10} %`
