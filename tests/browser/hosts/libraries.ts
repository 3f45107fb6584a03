/** Pages whose other scripts have changed what a script may rely on. */
import { BOTH, type HostCase, script } from './host-case.ts'

const withScripts = (name: string, head: string, body?: string): HostCase => ({
  name,
  embeddings: BOTH,
  page: () => ({ head, body }),
})

export const LIBRARIES: HostCase[] = [
  withScripts('with old jQuery and its plug-ins', script('jquery-1')),
  withScripts('with Prototype.js, which has its own Array, JSON, bind and Element', script('prototype-1.6')),
  withScripts('with MooTools, whose Event and Element are not the browser’s', script('mootools-1.2')),
  withScripts('with zone.js, which wraps promises, events and observers', script('zone')),
  withScripts('with frozen intrinsics', script('frozen')),
  withScripts(
    'that has extended Object.prototype and Array.prototype',
    `<script>Object.prototype.extend = () => {}; Object.prototype.href = 'https://evil.example'
      Object.prototype.locale = 7; Object.prototype.contact = {}; Array.prototype.last = () => {}</script>`,
  ),
  withScripts(
    'that has set the chat’s own options on Object.prototype',
    `<script>Object.assign(Object.prototype, { target: '#nowhere', open: true, mode: 'inline', site: 'nobody', theme: '{', v: 2 })
      Object.defineProperty(Object.prototype, 'mode', { enumerable: false })</script>`,
  ),
  withScripts(
    'that loads modules with AMD and CommonJS',
    `<script>window.define = function () { throw new Error('anonymous define') }; define.amd = {}
      window.module = { exports: {} }; window.exports = module.exports; window.require = () => { throw new Error('no') }</script>`,
  ),
  withScripts(
    'whose elements have the names that scripts look for',
    '',
    `<div id="Navis"></div><div id="NavisSettings"></div><form name="head"></form><form name="currentScript"><input name="src"></form>
      <img name="title" alt=""><form name="documentElement2"><input name="remove"></form><div id="navis-settings">no JSON</div><div id="chat"></div>`,
  ),
  withScripts(
    'that replaces the console and swallows errors',
    `<script>console.error = console.log = () => { throw new Error('silence') }; window.onerror = () => true
      addEventListener('error', event => event.stopImmediatePropagation(), true)</script>`,
  ),
  withScripts(
    'that stops every event it does not know',
    `<script>for (const type of ['click', 'keydown', 'keyup', 'input', 'focusin', 'focus', 'pointerdown'])
      document.addEventListener(type, event => { if (event.target.id !== 'mine') event.stopPropagation() })
      document.addEventListener('message', event => event.stopPropagation())</script>`,
  ),
  withScripts(
    'that closes every shadow root and counts messages',
    `<script>{ const { attachShadow } = Element.prototype
      window.roots = []
      Element.prototype.attachShadow = function (init) { const root = attachShadow.call(this, init); roots.push(root); return root } }
      window.addEventListener('message', event => { if (event.data && event.data.v === 1) throw new Error('a message for the page') })</script>`,
  ),
]
