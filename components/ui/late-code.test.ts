import { describe, expect, test, vi } from 'vitest';
import { lateCode, loadAhead } from './late-code.ts';

const gone = () => Promise.reject(new Error('the network is gone'));

describe('late code', () => {
  test('is fetched once, however often it is asked for', async () => {
    const fetchCode = vi.fn(() => Promise.resolve('drawer'));
    const code = lateCode(fetchCode);
    expect(code.loaded()).toBeUndefined();
    await Promise.all([code.load(), code.load()]);
    await code.load();
    expect(code.loaded()).toBe('drawer');
    expect(fetchCode).toHaveBeenCalledTimes(1);
  });

  test('is fetched anew after it did not come, and tells those who wait', async () => {
    const fetchCode = vi.fn(() => Promise.resolve('drawer')).mockImplementationOnce(gone);
    const code = lateCode(fetchCode);
    const onLoaded = vi.fn();
    const leave = code.subscribe(onLoaded);
    await expect(code.load()).rejects.toThrow('the network is gone');
    expect(code.loaded()).toBeUndefined();
    expect(onLoaded).not.toHaveBeenCalled();
    await code.load();
    expect(code.loaded()).toBe('drawer');
    expect(onLoaded).toHaveBeenCalledTimes(1);
    leave();
  });

  test('fetched ahead, one part that does not come keeps none of the others away', async () => {
    const drawer = lateCode(vi.fn(() => Promise.resolve('drawer')).mockImplementationOnce(gone));
    const print = lateCode(() => Promise.resolve('print'));
    expect(await loadAhead([drawer, print])).toBe(false);
    expect([drawer.loaded(), print.loaded()]).toEqual([undefined, 'print']);
    expect(await loadAhead([drawer, print])).toBe(true);
    expect([drawer.loaded(), print.loaded()]).toEqual(['drawer', 'print']);
  });
});
