// readers.mjs EPUB [PICTURES]: opens the EPUB in two readers, epub.js and
// foliate-js, in a real browser: every lesson opens with text, the contents and
// the page list lead somewhere, code keeps inside the view at 320 and 1200
// pixels, in light and dark, footnotes have both their ways. With PICTURES,
// screenshots are kept there. Prints "ok NAME" or "not ok NAME: why" a check.
import { createServer } from 'node:http'
import { readFile, mkdir } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { createRequire } from 'node:module'

const [epub, pictures] = process.argv.slice(2)
const root = join(process.cwd(), 'out/npm-test/node_modules')
const require = createRequire(join(root, 'x.js'))
const puppeteer = require('puppeteer-core')

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.epub': 'application/epub+zip' }

const shell = {
  '/epubjs.html': `<!doctype html><meta charset="utf-8"><body style="margin:0">
<div id="view" style="height:100vh"></div>
<script src="/jszip/dist/jszip.min.js"></script><script src="/epubjs/dist/epub.min.js"></script>`,
  '/foliate.html': `<!doctype html><meta charset="utf-8"><body style="margin:0;height:100vh">
<script type="module">import '/foliate-js/view.js'; window.ready = true</script>`,
}

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url, 'http://x').pathname)
  try {
    const body = shell[path] ?? await readFile(path === '/book.epub' ? epub : join(root, path))
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
    response.end(body)
  } catch {
    response.writeHead(404)
    response.end()
  }
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const base = `http://127.0.0.1:${server.address().port}`

let failed = 0
const check = (name, ok, why = '') => {
  console.log(ok ? `ok ${name}` : `not ok ${name}: ${why}`)
  if (!ok) failed++
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const open = async (name, width) => {
  const page = await browser.newPage()
  await page.setViewport({ width, height: width < 600 ? 568 : 900 })
  const faults = []
  page.on('pageerror', error => faults.push(String(error)))
  await page.goto(`${base}/${name}.html`)
  return [page, faults]
}

const keep = async (page, name) => {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

// epub.js: every item of the spine is displayed; what it holds is measured.
const inEpubjs = async () => {
  const [page, faults] = await open('epubjs', 1200)
  const result = await page.evaluate(async () => {
    const bytes = await (await fetch('/book.epub')).arrayBuffer()
    const book = ePub(bytes)
    window.book = book
    await book.ready
    const rendition = book.renderTo('view', { width: '100%', height: '100%', flow: 'scrolled-doc' })
    window.rendition = rendition
    const empty = []
    for (const item of book.spine.spineItems) {
      await rendition.display(item.href)
      const view = rendition.getContents()[0]
      if (!view.document.body.textContent.trim() && !view.document.querySelector('img, svg')) empty.push(item.href)
    }
    await book.loaded.navigation
    const flat = list => list.flatMap(entry => [entry, ...flat(entry.subitems ?? [])])
    const toc = flat(book.navigation.toc).map(entry => entry.href)
    const lost = []
    for (const href of toc) {
      try { await rendition.display(href) } catch { lost.push(href) }
    }
    const pages = (await book.loaded.pageList)?.pageList ?? book.pageList?.pageList ?? []
    return { items: book.spine.spineItems.length, empty, toc: toc.length, lost, pages: pages.length }
  })
  check('epub.js: every item opens', result.empty.length === 0, result.empty.join(' '))
  check(`epub.js: ${result.toc} entries of the contents lead somewhere`, result.toc > 0 && result.lost.length === 0, result.lost.join(' '))
  check(`epub.js: it finds a page list (${result.pages})`, result.pages > 0)
  check('epub.js: no script fails', faults.length === 0, faults.join('; '))
  await page.close()
}

// foliate-js: items, contents and the page list, each destination resolved.
const inFoliate = async () => {
  const [page, faults] = await open('foliate', 1200)
  await page.waitForFunction('window.ready')
  const result = await page.evaluate(async () => {
    const view = document.createElement('foliate-view')
    document.body.append(view)
    const blob = await (await fetch('/book.epub')).blob()
    await view.open(new File([blob], 'book.epub'))
    window.view = view
    const book = view.book
    const empty = [], lost = [], dead = []
    for (let i = 0; i < book.sections.length; i++) {
      const document_ = await book.sections[i].createDocument()
      if (!document_.body.textContent.trim() && !document_.querySelector('img, svg, image')) empty.push(i)
    }
    const flat = list => list.flatMap(entry => [entry, ...flat(entry.subitems ?? [])])
    const documents = new Map()
    const leads = async href => {
      const place = await book.resolveHref(href)
      if (!place) return false
      if (!documents.has(place.index)) documents.set(place.index, await book.sections[place.index].createDocument())
      const target = place.anchor?.(documents.get(place.index))
      return target !== null && target !== undefined
    }
    const toc = flat(book.toc ?? []), pages = book.pageList ?? []
    for (const entry of toc) if (!await leads(entry.href)) lost.push(entry.href)
    for (const entry of pages) if (!await leads(entry.href)) dead.push(entry.href)
    return { items: book.sections.length, empty, toc: toc.length, lost, pages: pages.length, dead }
  })
  check(`foliate-js: all ${result.items} items open`, result.empty.length === 0, result.empty.join(' '))
  check(`foliate-js: ${result.toc} entries of the contents lead somewhere`, result.toc > 0 && result.lost.length === 0, result.lost.join(' '))
  check(`foliate-js: ${result.pages} pages of the page list lead somewhere`, result.pages > 0 && result.dead.length === 0, result.dead.slice(0, 5).join(' '))
  check('foliate-js: no script fails', faults.length === 0, faults.join('; '))
  await page.close()
}

// At two widths, in light and dark: nothing is wider than the view, and the
// text stands out from its ground by the ratio that WCAG 2.2 asks.
const legible = async (width, scheme) => {
  const [page] = await open('epubjs', width)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.evaluate(async () => {
    const book = ePub(await (await fetch('/book.epub')).arrayBuffer())
    await book.ready
    window.book = book
    window.rendition = book.renderTo('view', { width: '100%', height: '100%', flow: 'scrolled-doc' })
  })
  const faults = await page.evaluate(async dark => {
    const faults = []
    const number = part => { const c = part / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }
    const luminance = ([r, g, b]) => 0.2126 * number(r) + 0.7152 * number(g) + 0.0722 * number(b)
    const rgb = text => text.match(/[\d.]+/g).map(Number)
    if (dark) window.rendition.themes.default({ body: { background: '#111111', color: '#eeeeee' } })
    const ground = dark ? [17, 17, 17] : [255, 255, 255]
    for (const item of window.book.spine.spineItems) {
      await window.rendition.display(item.href)
      const { document: doc, window: win } = window.rendition.getContents()[0]
      const wide = doc.documentElement.clientWidth
      for (const element of doc.querySelectorAll('p, pre, code, table, img, h1, h2, h3, figure, li')) {
        const box = element.getBoundingClientRect()
        if (box.right > wide + 1 && !element.closest('table'))
          faults.push(`${item.href}: <${element.localName}> is ${Math.round(box.right - wide)} px too wide`)
      }
      for (const element of doc.querySelectorAll('pre span, p, a')) {
        if (!element.textContent.trim()) continue
        let behind = ground, at = element
        for (; at && at.nodeType === 1; at = at.parentElement) {
          const color = rgb(win.getComputedStyle(at).backgroundColor)
          if (color.length === 3 || color[3] > 0) { behind = color; break }
        }
        const [a, b] = [luminance(rgb(win.getComputedStyle(element).color)), luminance(behind)]
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
        if (ratio < 4.5) faults.push(`${item.href}: <${element.localName} class="${element.className}"> has contrast ${ratio.toFixed(1)}`)
      }
    }
    return [...new Set(faults)]
  }, scheme === 'dark')
  check(`${width} px, ${scheme}: all is legible`, faults.length === 0, faults.slice(0, 8).join('; '))
  const target = await page.evaluate(() => {
    const found = window.book.spine.spineItems.map(item => item.href)
    return found[Math.min(found.length - 1, 8)]
  })
  await page.evaluate(async href => { await window.rendition.display(href) }, target)
  await keep(page, `reader-${width}-${scheme}`)
  await page.close()
}

// Every call of a note leads to a note in its file, and back.
const notes = async () => {
  const [page] = await open('foliate', 800)
  await page.waitForFunction('window.ready')
  const result = await page.evaluate(async () => {
    const { makeBook } = await import('/foliate-js/view.js')
    const book = await makeBook(new File([await (await fetch('/book.epub')).blob()], 'book.epub'))
    let calls = 0
    const faults = []
    for (const section of book.sections) {
      const doc = await section.createDocument()
      for (const call of doc.querySelectorAll('[role="doc-noteref"]')) {
        calls++
        const note = doc.getElementById(call.getAttribute('href').split('#')[1])
        if (note?.getAttribute('role') !== 'doc-footnote') faults.push(`no note for ${call.id}`)
        else if (!note.querySelector(`[role="doc-backlink"][href$="#${call.id}"]`)) faults.push(`no way back to ${call.id}`)
      }
    }
    return { calls, faults }
  })
  check(`${result.calls} calls of notes and their ways back`, result.faults.length === 0, result.faults.slice(0, 5).join('; '))
  await page.close()
}

try {
  await inEpubjs()
  await inFoliate()
  for (const width of [320, 1200]) for (const scheme of ['light', 'dark']) await legible(width, scheme)
  await notes()
} finally {
  await browser.close()
  server.close()
}
process.exit(failed ? 1 : 0)
