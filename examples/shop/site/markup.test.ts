import { expect, test } from 'vitest';
import { markup } from './markup.ts';

test('escapes what comes from outside', () => {
  expect(markup`<p title="${'"x"'}">${'<script>1 & 2</script>'}</p>`.text).toBe(
    '<p title="&quot;x&quot;">&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>',
  );
});

test('keeps markup, joins lists and leaves nothing for null and false', () => {
  const rows = ['a', 'b'].map((row) => markup`<li>${row}</li>`);
  expect(markup`<ul>${rows}</ul>${null}${false}${undefined}${0}`.text).toBe('<ul><li>a</li><li>b</li></ul>0');
});
