import type { SessionUser } from '@xiaoer/core/protocol';
import type { Logger } from '../logger.ts';
import type { HandoffOptions, Route } from './handoff-options.ts';
import type { Ticket } from './ticket-record.ts';

const defaultVipLevels = ['vip', 'svip', 'gold', 'platinum', 'diamond', 'black'];

/** Chooses queue and priority by the host's rule; without one, or when it fails, important customers have priority 1. */
export async function routeTicket(
  ticket: Ticket,
  user: SessionUser | null,
  options: HandoffOptions,
  log: Logger,
): Promise<Route> {
  if (options.route !== undefined) {
    try {
      const route = await options.route(ticket, user);
      if (typeof route.queue === 'string' && Number.isFinite(route.priority)) {
        return { queue: route.queue, priority: Math.round(route.priority) };
      }
      log({
        level: 'error',
        message: 'handoff.route returned no { queue, priority }; the default is used',
        detail: route,
      });
    } catch (detail) {
      log({ level: 'error', message: 'handoff.route failed; the default is used', detail });
    }
  }
  const levels = options.vipLevels ?? defaultVipLevels;
  return {
    queue: ticket.queue,
    priority: user?.level !== undefined && levels.includes(user.level.toLowerCase()) ? 1 : 0,
  };
}
