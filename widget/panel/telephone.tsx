import type { ComponentChildren } from 'preact'

/** A telephone number among other words: six digits or more, with what people write between them. */
const NUMBER = /([+(]?\d(?:[\s().-]*\d){5,})/

/**
 * Words in which every telephone number reads from left to right, in one line where it fits into one. In a text from right to left, groups of
 * digits with spaces between them would change places (Unicode Bidirectional Algorithm, rule N1), and somebody would dial them so.
 */
export function withTelephones(words: string): ComponentChildren {
  const parts = words.split(NUMBER)
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi key={index} dir="ltr" class="whole">
        {part}
      </bdi>
    ),
  )
}
