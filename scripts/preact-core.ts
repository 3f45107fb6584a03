import type { Plugin } from 'vite'
import { type Cut, leaveOut } from './leave-out.ts'

/**
 * Leaves out of Preact and its signals what the panel never does: take over markup of a server, suspend, draw into another place
 * or set HTML (which is one sink less), style objects, forms without a model, hooks for developer tools, lifecycles of classes. 1.9 kB
 * less until one can type. The exact versions are pinned; an upgrade that moves what is looked for here stops the build.
 */
export function keepOnlyUsed(): Plugin {
  let isStudio = false
  return {
    name: 'preact-core',
    // The studio is a page of its own, with Preact's own hooks.
    buildStart({ input }) {
      isStudio = JSON.stringify(input).includes('studio')
    },
    transform: {
      filter: { id: /(?:preact|jsxRuntime|signals-core)\.mjs$/ },
      handler(code, id) {
        if (isStudio) return undefined
        if (id.endsWith('jsxRuntime.mjs')) return { code: JSX, map: null }
        const name = /([\w-]+)\.mjs$/.exec(id)?.[1] ?? ''
        const cuts = CUTS[name]
        return cuts && { code: leaveOut(id, code, cuts), map: null }
      },
    },
  }
}

/** Elements through Preact's one way to make them, instead of a second one beside it. */
const JSX =
  'import{Fragment,h}from"preact";const jsx=(type,props,key)=>h(type,key===void 0?props:{...props,key});export{Fragment,jsx,jsx as jsxs,jsx as jsxDEV}'

const CUTS: Record<string, Cut[]> = {
  preact: [
    // Style objects.
    [/if\("style"==t\).*?\}else if\(/g, 'if('],
    // Names that React gives attributes of drawings, and what no element of the panel has.
    ['t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s")', ''],
    ['&&"popover"!=t', ''],
    ['"popover"==t&&1==r?"":r', 'r'],
    ['"width"!=t&&"height"!=t&&', ''],
    ['&&"rowSpan"!=t&&"colSpan"!=t', ''],
    // HTML as text.
    ['"dangerouslySetInnerHTML"==s?y=k:', ''],
    ['"dangerouslySetInnerHTML"==s?h=k:', ''],
    [/h\?\(l\|\|y&&\(h\.__html.*?r\.__k=\[\]\):\(y&&\(t\.textContent=""\),/g, '('],
    // Formulas.
    [':"math"==C?f="http://www.w3.org/1998/Math/MathML":f||', ':f||'],
    [/\("foreignObject"==C\|\|.*?\),(?=I\()/g, ''],
    // Markup that is there already, and parts that wait.
    [/128&u\.__u&&\(c=32&u\.__u,.*?\|\|l\),/g, ''],
    ['p&&p.some(g),', ''],
    // Components that catch what others throw: nobody does, and an error goes to who draws.
    ['v=e.length;try{if(', 'if('],
    [/\}catch\(t\)\{if\(e\.length=v,.*?n\.__e\(t,r,u\)\}/g, ''],
    [/n=\{__e:function\(n,t,r,u\)\{for\(.*?throw f=0,n\}\}/g, 'n={}'],
    [
      'try{t=r.__h,r.__h=[],t.some(function(n){n.call(r)})}catch(t){n.__e(t,r.__v)}',
      't=r.__h,r.__h=[],t.some(function(n){n.call(r)})',
    ],
    [/try\{("function"==typeof t\?r\?.*?:t\.current=r)\}catch\(t\)\{n\.__e\(t,u\)\}/g, '$1'],
    ['try{i.componentWillUnmount()}catch(t){n.__e(t,r)}', 'i.componentWillUnmount();'],
    [/!u&&\(i=t\.__c\)&&\(i=i\.__z\)&&.*?g\(i\)\),/g, ''],
    ['32&u.__u?[i]:null', 'null'],
    [',32&u.__u,o)', ',!1,o)'],
    ['l&&(n.__m&&n.__m(r,o),l=!1),', ''],
    [',!l&&o)for(', ',o)for('],
    ['l&&"function"!=typeof k||', ''],
    ['l&&"textarea"!=C||', ''],
    ['l&&t.data==x||', ''],
    ['(u=t&&32&t.__u)?null:r.__k', 'r.__k'],
    // Parts that are drawn elsewhere.
    [/M\.__P&&\(s=l,f=.*?S\(u,0\):null\),/g, ''],
    ['M.__P&&(r.__e=null,l=s),', ''],
    ['||n.props.__P?null', '?null'],
    ['&&!n.props.__P', ''],
    ['if(n.props.__P)return t;', ''],
    ['||u&&!t.props.__P)', '||u)'],
    ['!u&&r.moveBefore&&o.parentNode?r.moveBefore(o,t):', ''],
    // Lifecycles.
    [/,V\.getDerivedStateFromProps&&\(d\.__s==d\.state&&.*?,d\.__s\)\)\)\)/g, ')'],
    [/M!==k&&C&&!V\.getDerivedStateFromProps&&.*?\(M,L\),/g, ''],
    ['d.componentWillUpdate&&d.componentWillUpdate(M,d.__s,L),', ''],
    ['d.componentDidUpdate(k,b,m)', 'd.componentDidUpdate()'],
    ['C&&!V.getDerivedStateFromProps&&d.componentWillMount&&d.componentWillMount(),', ''],
    [/C&&u\.__c&&d\.getSnapshotBeforeUpdate&&.*?\(k,b\)\),/g, ''],
    ['j=(s=V.contextType)&&i[s.__c],L=s?j?j.props.value:s.__:i', 'L=i'],
    ['j&&j.sub(d),', ''],
    ['(t.Consumer=function(n,t){return n.children(t)}).contextType=t', 't'],
    // Forms that keep their own values.
    ['a="template"==C&&t.content||t,', 'a=t,'],
    ['o="textarea"==C&&null!=x.defaultValue?null:', 'o='],
    ['"value"==s&&"defaultValue"in x||"checked"==s&&"defaultChecked"in x||', ''],
    ['"progress"==C&&null==b?t.removeAttribute(s):', ''],
    ['&&("progress"!=C||b)||', '||'],
    ['x.is?x:a', 'void 0'],
    // Hooks into it but the one that sees each vnode, and documents as places to draw in.
    ['if(n.unmount&&n.unmount(t),', 'if('],
    ['(s=n.__b)&&s(r);', ''],
    ['H=n.__r,', ''],
    ['H&&H(r),', ''],
    ['(s=n.diffed)&&s(r),', ' '],
    ['n.__c&&n.__c(r,t),', ''],
    ['n.vnode&&n.vnode(r),z(', 'z('],
    ['&&i==n.debounceRendering||((i=n.debounceRendering)||queueMicrotask)(H)', '||queueMicrotask(H)'],
    ['(i||queueMicrotask)(H)', 'queueMicrotask(H)'],
    ['9==r.nodeType&&(r=r.documentElement),', ''],
    ['n.__&&n.__(t,r),', ''],
    ['n.event?n.event(r):r', 'r'],
    // Elements and comments that are there before: what the panel draws in is empty, and nobody else writes there.
    [/,o\)for\(s=0;s<o\.length;s\+\+\)if\(\(k=o\[s\]\).*?break\}/g, ');'],
    [/if\(a=t,o=o&&d\.call\(a\.childNodes\),o\)for\(.*?\.value;/g, 'a=t;'],
    ['o?o[0]:u.__k', 'u.__k'],
    [',o&&o.some(g))', ')'],
    ['i?null:r.firstChild?d.call(r.childNodes):null', 'null'],
    ['i?i.__e:r.firstChild', 'i&&i.__e'],
    [/for\((t&&!t\.parentNode.*?o=n\.__e),e=t;.*?for\(o!=e&&/g, '$1,o!=t&&'],
    [',t=o;(t=t&&t.nextSibling)&&8==t.nodeType&&!t.data.startsWith("$s"););return t', ';return o.nextSibling'],
    // Drawing a component whatever its properties are, a state that depends on the one before, word of when it is drawn, and marks of
    // errors that others have caught.
    [/x\.prototype\.forceUpdate=.*?(?=x\.prototype\.render=)/g, ''],
    ['!(4&d.__g)&&', ''],
    ['d.__g&=-5,', ''],
    ['r.__c=d,2&d.__g&&(d.__g|=1)', 'r.__c=d'],
    [',1&d.__g&&(d.__g&=-4)', ''],
    [/"function"==typeof n&&\(n=n\(.*?L\(this\)\)\)/g, '_(r,n),this.__v&&L(this)'],
    ['y.push.apply(d.__h,d.__k),d.__k=[],', ''],
    ['C&&(y.push.apply(d.__h,d.__k),d.__k=[]),', ''],
    ['d.__h=[],d.__k=[]', 'd.__h=[]'],
    // Elements given to a function, attributes that no element of the panel has, and a capture that is no listener's.
    [/"function"==typeof t\?r\?r\.__x=.*?\(null\)\):(?=t\.current=r)/g, ''],
    ['"list"!=t&&"form"!=t&&', ''],
    ['"download"!=t&&', ''],
    ['/(PointerCapture)$|Capture$/i', '/Capture$/'],
    ['.replace(l,"$1")', '.replace(l,"")'],
  ],
  'signals-core': [
    // The words of errors that only our own mistakes could bring about.
    [/new Error\("[^"]+"\)/g, 'Error()'],
    // Signals that are computed from others: 250 bytes, and one would do.
    [/function j\(t,i\)\{y\.call\(this.*?(?=function p\(t\))/g, ''],
    ['j as Computed,', ''],
    ['O as computed,', ''],
    // Names, watchers and models.
    [/this\.W=.*?null==i\?void 0:i\.name/g, ''],
    ['this.name=null==i?void 0:i.name;if(s)s.push(this)', ''],
    ['else f(()=>{var t;null==(t=this.W)||t.call(this)})', ''],
    ['if(void 0===n)f(()=>{var t;null==(t=this.Z)||t.call(this)})', ''],
    // What makes a text or a JSON value of one: besides, it is set by assignment, which throws where `Object.prototype` is frozen.
    [/y\.prototype\.subscribe=.*?(?=y\.prototype\.peek=)/g, ''],
    ['o[Symbol.dispose]=o;', ''],
    ['y.prototype.brand=t;', ''],
    // A value that is set twice in a batch and is what it was: drawn anew, and so what.
    [/!function\(\)\{let t=h;.*?\}\(\);/g, ''],
    [/!function\(t\)\{if\(0!==e&&0===c\).*?\}\(this\);/g, ''],
    ['d=++u;', ''],
    ['m.prototype.dispose=function(){this.d()};', ''],
  ],
}
