import { expect, test } from 'vitest';
import './stdout.ts';

test('a closed pipe ends no process: the write that it refused says so already', () => {
  expect(process.stdout.listenerCount('error')).toBeGreaterThan(0);
  expect(() => process.stdout.emit('error', new Error('EPIPE'))).not.toThrow();
});
