// @vitest-environment happy-dom
import { Fragment, h, render } from 'preact';
import { describe, expect, it } from 'vitest';
import { markdown, plainText, safeUrl } from './markdown.tsx';

function htmlOf(text: string): string {
  const place = document.createElement('div');
  render(h(Fragment, null, markdown(text)), place);
  return place.innerHTML;
}

describe('markdown', () => {
  it('draws bold, emphasis, code and lists', () => {
    expect(htmlOf('**快** *慢* `x`')).toBe('<p><strong>快</strong> <em>慢</em> <code>x</code></p>');
    expect(htmlOf('两点：\n- 一\n- 二')).toBe('<p>两点：</p><ul><li>一</li><li>二</li></ul>');
    expect(htmlOf('3. 丙\n4. 丁')).toBe('<ol start="3"><li>丙</li><li>丁</li></ol>');
  });

  it('keeps a line break and starts a paragraph at an empty line', () => {
    expect(htmlOf('一\n二\n\n三')).toBe('<p>一<br>二</p><p>三</p>');
  });

  it('shows HTML and script as the text they are', () => {
    expect(htmlOf('<img src=x onerror=alert(1)><script>1</script>')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;1&lt;/script&gt;</p>',
    );
  });

  it('links only where a customer may be sent', () => {
    expect(htmlOf('[规则](https://a.cn/r)')).toContain('href="https://a.cn/r"');
    expect(htmlOf('[点我](javascript:alert`1`)')).not.toContain('<a');
    expect(htmlOf('见https://a.cn/x。谢谢')).toContain('>https://a.cn/x</a>。谢谢');
  });

  it('does not take a price for a list nor a product code for emphasis', () => {
    expect(htmlOf('24.50 元')).toBe('<p>24.50 元</p>');
    expect(htmlOf('2*3*4')).toBe('<p>2*3*4</p>');
    expect(htmlOf('2*3 [a](https://a.cn)* *b*')).toBe(
      '<p>2*3 <a href="https://a.cn" target="_blank" rel="noopener noreferrer">a</a>* <em>b</em></p>',
    );
  });
});

describe('safeUrl', () => {
  it.each(['https://a.cn', 'http://a.cn', 'mailto:a@b.cn', 'tel:10086', '/orders/1'])('allows %s', (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    '//evil.cn',
    '/\\evil.cn',
    'vbscript:x',
    'a.html',
  ])('refuses %s', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});

describe('plainText', () => {
  it('says what is drawn, without marks', () => {
    expect(plainText('**退货**见[规则](https://a.cn)\n- 一')).toBe('退货见规则\n一');
  });
});
