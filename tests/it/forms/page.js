// Opens every page given in Chromium, in several windows, and prints one line of JSON for each look: what axe-core
// objects to, how wide the page is, and how many requests it made. Prints each page to a PDF beside it.
const fs = require('fs');
const { chromium } = require('playwright-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = [[320, 'light'], [1280, 'dark']];

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  for (const [width, colorScheme] of looks) {
    // The policy of the page allows no script, so that axe-core needs a way past it.
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    let requests = 0;
    page.on('request', () => { requests += 1; });
    for (const file of process.argv.slice(2)) {
      requests = 0;
      await page.goto('file://' + file);
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      const made = requests;
      await page.evaluate(axe);
      const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), rules);
      const violations = found.violations.map((it) => `${it.id}: ${it.nodes[0].html.slice(0, 120)}`);
      console.log(JSON.stringify({ file, width, colorScheme, scroll, requests: made, violations }));
      if (colorScheme === 'light') {
        await page.pdf({ path: file.replace(/html$/, 'pdf'), format: 'A4', tagged: true });
      }
    }
    await context.close();
  }
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
