import { describe, expect, test } from 'vitest';
import { secureAddress } from './secure-address.ts';

describe('an address that a secret may be sent to', () => {
  test.each([
    'https://login.example/token',
    'https://login.example:8443/a/token',
    'http://localhost:4001/token',
    'http://[::1]:4001/token',
  ])('%s', (address) => expect(secureAddress.safeParse(address).success).toBe(true));
});

describe('no secret is sent to', () => {
  test.each([
    'http://login.example/token',
    'http://10.0.0.1/token',
    'http://169.254.169.254/token',
    'http://localhost.evil.example/token',
    'http://127.0.0.1.evil.example/token',
    'https://client:word@login.example/token',
    'https://login.example@evil.example/token',
    'https://login.example/token#part',
    'file:///run/secrets/token',
    'ftp://login.example/token',
    'javascript:alert(1)',
    'data:application/json,{}',
    '//login.example/token',
    '/token',
    'login.example/token',
    '',
  ])('%s', (address) => expect(secureAddress.safeParse(address).success).toBe(false));
});
