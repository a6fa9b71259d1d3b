/** The look of the report: light and dark by the reader's system, one column on a phone. */
export const reportStyle = `
:root{color-scheme:light dark;--ground:#fff;--card:#f6f7f9;--ink:#1c2026;--soft:#5b6470;--line:#dde1e6;--good:#1a6fd4;--bad:#c2410c}
@media(prefers-color-scheme:dark){:root{--ground:#14171b;--card:#1d2127;--ink:#e8ebef;--soft:#a0a9b5;--line:#343a43;--good:#6aabff;--bad:#ff9d66}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:24px 16px 64px;background:var(--ground);color:var(--ink);font:15px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:24px;line-height:1.3;margin:0}h2{font-size:18px;margin:40px 0 8px}
p{margin:4px 0 12px}.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:8px;margin:20px 0;padding:0}
.figures div{background:var(--card);border-radius:10px;padding:12px}
.figures dt{color:var(--soft);font-size:13px}.figures dd{margin:0;font-size:22px;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:24px}
.scroll{overflow-x:auto;-webkit-overflow-scrolling:touch}
svg{display:block;color:var(--ink);font-size:11px}svg text{fill:var(--soft)}svg .on{fill:var(--ink)}
.chart svg{width:100%;height:auto;max-width:480px}
.axis{stroke:var(--line)}.ideal{stroke:var(--soft);stroke-dasharray:4 4}.curve{fill:none;stroke:var(--good);stroke-width:2}
.good{fill:var(--good)}.bad{fill:var(--bad)}
ul{padding-left:20px;margin:8px 0}li{margin:4px 0}
details{border-top:1px solid var(--line);padding:8px 0}summary{cursor:pointer;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left}thead th{color:var(--soft);font-weight:500}tbody th{font-weight:400}
@media(max-width:480px){th,td{padding:6px 4px;font-size:13px}tbody th{white-space:normal;overflow-wrap:anywhere}}
`;
