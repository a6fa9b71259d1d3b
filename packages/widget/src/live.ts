import { appStorage } from './host/storage.ts';

/** Whether a talk with a person was going on when the page was left: its replies must be seen without opening. */
export function rememberedAsLive(appId: string): boolean {
  return appStorage(appId).read('live') === '1';
}

/** Remembers that for the next page. */
export function rememberLive(appId: string, isLive: boolean): void {
  appStorage(appId).write('live', isLive ? '1' : null);
}
