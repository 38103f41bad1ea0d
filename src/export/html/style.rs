//! How pages look: one column, large enough to read on a phone, light and dark, and black on white on paper.

/// For the pages of an export.
pub(super) const PAGES: &str = "
:root {
  color-scheme: light dark;
  --paper: #fffdf8; --ink: #23201a; --quiet: #5d5648; --rule: #d9d1bf; --gold: #7a5200;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1916; --ink: #ece6da; --quiet: #b9b1a2; --rule: #4a443a; --gold: #e6bd62; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 42rem;
  background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, 'Times New Roman', serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; margin: 0; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.375rem; margin-top: 3rem; padding-bottom: 0.375rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.125rem; margin-top: 2rem; }
h4 { font-size: 1rem; margin-top: 1.25rem; }
p { margin: 0.25rem 0 0; }
.names { font-size: 1.125rem; margin-top: 0.5rem; }
.day, .note, .when, .label, footer { color: var(--quiet); }
.asked { margin-top: 0.75rem; font-style: italic; }
.label { margin-top: 1rem; }
.fact { margin-top: 0.75rem; }
.words { white-space: pre-wrap; }
p.words { margin-top: 0.75rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--gold); }
.label + p.words { margin-top: 0.25rem; }
ul { margin: 0.5rem 0 0; padding-inline-start: 1.5rem; }
nav { margin-top: 2rem; }
nav h2 { margin-top: 0; font-size: 1.125rem; border: 0; }
nav ul { list-style: none; padding: 0; }
nav ul ul { padding-inline-start: 1rem; margin-top: 0; }
nav li { margin-top: 0.25rem; }
nav a { display: inline-block; padding: 0.125rem 0; }
a { color: var(--gold); text-underline-offset: 0.15em; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #000; --rule: #999; --gold: #000; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  a { text-decoration: none; }
  h2, h3, h4, .when, .asked, .label { break-after: avoid; }
  nav li, .fact, footer { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
";
