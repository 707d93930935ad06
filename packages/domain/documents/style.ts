/** How documents look, on screen and on A4: plain, black on white, nothing fetched from anywhere. */
export const STYLE = `
@page { size: A4; margin: 15mm 18mm 17mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt; color: #555 } }
* { box-sizing: border-box }
html { color: #111; background: #fff; font: 10.5pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, "Noto Serif", "Times New Roman", serif }
html[lang=en] { font-family: "Noto Serif", "Source Serif 4", Georgia, "Times New Roman", "Liberation Serif", "Noto Serif CJK SC", serif }
body { max-width: 174mm; margin: 0 auto; padding: 8mm 4mm }
header { border-bottom: 1.5pt solid #111; margin-bottom: 4mm; padding-bottom: 2mm }
h1 { font-size: 17pt; line-height: 1.3; margin: 0 0 1mm; text-align: center; letter-spacing: .04em }
html[lang=en] h1 { letter-spacing: 0 }
header p { margin: 0; text-align: center }
h2 { font-size: 11.5pt; margin: 4.5mm 0 1mm; break-after: avoid }
p { margin: 0 0 1.5mm; orphans: 2; widows: 2 }
p:has(+ table), p:has(+ p.note) { break-after: avoid }
table { width: 100%; border-collapse: collapse; margin: 1mm 0 2.5mm; font-size: 9.5pt; line-height: 1.4 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: .5pt solid #777; padding: .8mm 1.6mm; vertical-align: top; text-align: left; overflow-wrap: break-word }
bdi { overflow-wrap: anywhere }
th { font-weight: 600; background: #f0f0f0; print-color-adjust: exact; -webkit-print-color-adjust: exact }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
td.n, .day { white-space: nowrap }
tr.sum td, tr.sum th { font-weight: 700 }
table.facts th { width: 34%; font-weight: 400 }
td.empty { text-align: center; color: #444 }
.chief { border: 1.5pt solid #111; padding: 1.5mm 4mm; margin: 2mm 0; break-inside: avoid; display: flex; justify-content: space-between; gap: 6mm; align-items: baseline }
.chief b { font-size: 15pt; white-space: nowrap }
.note { font-size: 9pt; color: #333 }
.fill { border-bottom: .5pt solid #111; display: inline-block; min-width: 48mm }
.sign { break-inside: avoid; margin-top: 6mm; display: flex; gap: 10mm }
.sign > div { flex: 1 }
.sign p { margin-bottom: 3mm }
footer { border-top: .5pt solid #777; margin-top: 6mm; padding-top: 2mm; font-size: 8pt; line-height: 1.5; color: #333; break-inside: avoid }
footer p { margin: 0; overflow-wrap: anywhere }
@media print { body { max-width: none; padding: 0 } }
`
