import type { SessionUser } from '@xiaoer/core/protocol';
import type { Ticket } from './ticket-record.ts';

/** Where a hand-off goes; higher priority first. */
export interface Route {
  readonly queue: string;
  readonly priority: number;
}

/** How hand-offs are treated. */
export interface HandoffOptions {
  /** Opening hours as `HH:MM` on the shop's clock. Outside them customers may still queue, and are told. Default: always open. */
  readonly hours?:
    | { readonly from: string; readonly to: string; readonly utcOffsetMinutes?: number | undefined }
    | undefined;
  /** Levels that go first when `route` is not set. Default vip, svip, gold, platinum, diamond, black. */
  readonly vipLevels?: readonly string[] | undefined;
  /** Chooses queue and priority. A failure falls back to the default and is logged. */
  readonly route?: ((ticket: Ticket, user: SessionUser | null) => Route | Promise<Route>) | undefined;
}
