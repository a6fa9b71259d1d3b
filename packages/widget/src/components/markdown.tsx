import type { ComponentChildren, VNode } from 'preact';

/*
 * The safe subset of Markdown that messages may carry: paragraphs, line breaks, - and 1. lists, **bold**, *emphasis*,
 * `code`, [label](url) and bare URLs. Everything else is text; nothing here ever becomes HTML by way of a string.
 */
const inline =
  /\*\*(?<bold>[^*\n]+)\*\*|`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]{1,200})\]\((?<url>[^)\s]{1,2000})\)|(?<bare>https?:\/\/[^\s<>"'）)，。；、！？】」]+)|\*(?<mild>[^*\s][^*\n]*)\*(?![*\w])/g;

/** The URL if a customer may be sent there (http, https, mailto, tel, or a path of this site), else undefined. */
export function safeUrl(url: string): string | undefined {
  const trimmed = url.trim();
  if (/^(https?:\/\/|mailto:|tel:)/i.test(trimmed)) return trimmed;
  return /^\/(?![/\\])/.test(trimmed) ? trimmed : undefined;
}

function link(url: string, label: string): ComponentChildren {
  const href = safeUrl(url);
  if (href === undefined) return label;
  const isElsewhere = /^https?:/i.test(href);
  return (
    <a href={href} {...(isElsewhere && { target: '_blank', rel: 'noopener noreferrer' })}>
      {label}
    </a>
  );
}

function inlineOf(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let done = 0;
  const search = new RegExp(inline);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const { bold, code, label, url, bare, mild } = match.groups ?? {};
    // A star behind a word multiplies. (No look-behind: Safari before 16.4 cannot read one.)
    if (mild !== undefined && /[*\w]/.test(text.charAt(match.index - 1))) {
      search.lastIndex = match.index + 1;
      continue;
    }
    if (match.index > done) parts.push(text.slice(done, match.index));
    if (bold !== undefined) parts.push(<strong>{inlineOf(bold)}</strong>);
    else if (code !== undefined) parts.push(<code>{code}</code>);
    else if (label !== undefined && url !== undefined) parts.push(link(url, label));
    else if (bare !== undefined) parts.push(link(bare, bare));
    else if (mild !== undefined) parts.push(<em>{mild}</em>);
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

const bullet = /^\s*[-*•]\s+(.*)$/;
const numbered = /^\s*\d{1,3}(?:[.)]\s+|、\s*)(.*)$/;

function withBreaks(lines: readonly string[]): ComponentChildren[] {
  return lines.flatMap((line, index) => (index === 0 ? inlineOf(line) : [<br />, ...inlineOf(line)]));
}

/** Message text as nodes. Never throws; what it does not know stays text. */
export function markdown(text: string): VNode[] {
  const nodes: VNode[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    let at = 0;
    while (at < lines.length) {
      const pattern = [bullet, numbered].find((kind) => kind.test(lines[at] ?? ''));
      const start = at;
      while (
        at < lines.length &&
        (pattern ? pattern.test(lines[at] ?? '') : ![bullet, numbered].some((kind) => kind.test(lines[at] ?? '')))
      )
        at += 1;
      const block = lines.slice(start, at);
      if (!pattern) nodes.push(<p>{withBreaks(block)}</p>);
      else {
        const items = block.map((line) => <li>{inlineOf(pattern.exec(line)?.[1] ?? line)}</li>);
        nodes.push(
          pattern === bullet ? <ul>{items}</ul> : <ol start={Number.parseInt(block[0] ?? '1', 10)}>{items}</ol>,
        );
      }
    }
  }
  return nodes;
}

/** The same text without marks, for a screen reader's announcement. */
export function plainText(text: string): string {
  return text
    .replace(inline, (whole, ...rest) => {
      const { bold, code, label, mild } = rest.at(-1) as Record<string, string | undefined>;
      return bold ?? code ?? label ?? mild ?? whole;
    })
    .replace(/^\s*[-*•]\s+/gm, '');
}
