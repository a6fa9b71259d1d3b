import type { LoadMind } from '@xiaoer/core';
import { nextPaint } from '../idle.ts';
import type { WidgetOptions } from '../options.ts';
import type { HostContext } from './host-context.ts';
import { fetchResources } from './resources.ts';

/**
 * Fetches what answers: pack and model at once, its code when the panel has been painted. Rejects with NETWORK_FAILED, NOT_FOUND
 * or PACK_INVALID where there is nothing to answer from.
 */
export function mindLoader(options: WidgetOptions, host: HostContext): LoadMind {
  const painted = nextPaint();
  return async () => {
    const resources = fetchResources(options, host.onError);
    await painted;
    const { createPageMind } = await import('./mind.ts');
    return createPageMind(resources, options, host);
  };
}
