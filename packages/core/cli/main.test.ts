import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function xiaoer(args: readonly string[], input = '') {
  const flags = ['--disable-warning=ExperimentalWarning', '--conditions=@xiaoer/source'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, here('main.ts'), ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('xiaoer', () => {
  it('names the nearest command and option, with exit code 2', () => {
    expect(xiaoer(['chta'])).toMatchObject({ status: 2, stderr: expect.stringContaining('Did you mean chat?') });
    expect(xiaoer(['chat', '--usr', 'x'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Did you mean --user?'),
    });
    expect(xiaoer(['chat', '--now', 'soon']).stderr).toContain('--now soon is no time');
    expect(xiaoer(['chat', '--fault', 'a.b=slwo']).stderr).toContain('Write timeout, error or slow');
  });

  it('checks a pack, 0 for a good one', () => {
    const { status, stdout } = xiaoer(['check', here('../packs/retail'), '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ok: true, issues: [] });
  });

  it('answers each JSON step with exactly one JSON line, also one that is no step', () => {
    const steps = ['{"say":"积分"}', 'nonsense', '{"page":{"product":"P100"}}', '{"say":"转人工"}'];
    const shop = here('../../../examples/shop');
    const { stdout } = xiaoer(
      ['chat', '--json', '--user', 'u1001', '--pack', `${shop}/pack`, '--lookups', `${shop}/lookups.ts`],
      `${steps.join('\n')}\n`,
    );
    const [points, wrong, page, human] = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(points).toMatchObject({
      bot: [{ text: expect.stringContaining('3680'), blocks: [], suggestions: [] }],
      calls: [{ name: 'points.get', input: {}, ok: true }],
      decision: { policy: 'intent', intent: 'member.points' },
      handoff: null,
    });
    expect(wrong).toMatchObject({ error: expect.stringContaining('Not a step'), bot: [], calls: [] });
    expect(page).toMatchObject({ bot: [], calls: [] });
    expect(human).toMatchObject({ handoff: { state: 'queued' } });
  });
});
