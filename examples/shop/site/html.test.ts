import { expect, test } from 'vitest';
import { html } from './html.ts';

test('escapes what comes from outside', () => {
  expect(html`<p title="${'"x"'}">${'<script>1 & 2</script>'}</p>`.text).toBe(
    '<p title="&quot;x&quot;">&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>',
  );
});

test('keeps markup, joins lists and leaves nothing for null and false', () => {
  const rows = ['a', 'b'].map((row) => html`<li>${row}</li>`);
  expect(html`<ul>${rows}</ul>${null}${false}${undefined}${0}`.text).toBe('<ul><li>a</li><li>b</li></ul>0');
});
