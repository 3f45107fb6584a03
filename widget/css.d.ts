/** A style sheet as text, minified by the build, for `CSSStyleSheet.replaceSync`. */
declare module '*.css?inline' {
  const css: string
  export default css
}
