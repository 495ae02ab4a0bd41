import type { RequestHandler } from 'express';

const patienceMs = 30_000;

/**
 * Closes the connection of a client that takes nothing of an answer for so long, in ms; one that takes it slowly is
 * waited for, and so is an answer that has not begun (X3).
 */
export function closeUnread(ms = patienceMs): RequestHandler {
  return (_, response, next) => {
    // The time of a socket runs anew with each byte that is taken off it.
    response.setTimeout(ms, () => {
      if (response.headersSent) response.destroy();
    });
    next();
  };
}
