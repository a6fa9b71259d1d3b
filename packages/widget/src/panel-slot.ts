import { XiaoerError } from '@xiaoer/core/errors';
import type { LoadPanel, Panel, PanelContext } from './panel-contract.ts';

interface PanelSlotOptions {
  readonly load: LoadPanel;
  readonly context: PanelContext;
  /** Told when the panel has come. */
  readonly onLoaded: (panel: Panel) => void;
  /** Told when it could not be fetched; the next use tries again. */
  readonly onFailed: (error: unknown) => void;
}

/** The place of the panel, empty until somebody needs it. */
export function createPanelSlot({ load, context, onLoaded, onFailed }: PanelSlotOptions) {
  let panel: Panel | undefined;
  let loading: Promise<Panel> | undefined;
  let isDestroyed = false;
  let giveUp = (): void => undefined;
  const destroyed = new Promise<never>((_, reject) => {
    const closed = new XiaoerError('CONVERSATION_CLOSED', 'The widget was destroyed; mount another one to go on.');
    giveUp = () => reject(closed);
  });
  destroyed.catch(() => undefined);

  function get(): Promise<Panel> {
    loading ??= load().then(
      ({ createPanel }) => {
        if (isDestroyed) return destroyed;
        panel = createPanel(context);
        onLoaded(panel);
        return panel;
      },
      (error: unknown) => {
        loading = undefined;
        if (!isDestroyed) onFailed(error);
        throw error;
      },
    );
    return loading;
  }

  return {
    get,
    /** The panel if it is there. */
    peek: () => panel,
    isLoading: () => loading !== undefined && panel === undefined,
    /** Runs on the panel, now or once it is there. A failure to fetch it is `onFailed`'s. */
    use(run: (loaded: Panel) => void): void {
      if (panel) run(panel);
      else get().then(run, () => undefined);
    },
    /** Resolves when the stored conversation is on screen. Rejects when the panel cannot be had or is destroyed. */
    ready: () => Promise.race([get().then((loaded) => loaded.ready), destroyed]),
    destroy(): void {
      isDestroyed = true;
      giveUp();
      panel?.destroy();
    },
  };
}
