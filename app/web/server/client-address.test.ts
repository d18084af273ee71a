import { describe, expect, test } from 'vitest'
import { clientKey } from './client-address.ts'

describe('who a request is counted for', () => {
  test.each([
    ['without proxies the socket', '203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
    ['one proxy: the last that it names', '10.0.0.1', '1.1.1.1, 198.51.100.1', 1, '198.51.100.1'],
    ['two proxies: the last but one', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['fewer names than proxies: the first', '10.0.0.1', '198.51.100.1', 3, '198.51.100.1'],
    ['no header: the socket', '10.0.0.1', undefined, 1, '10.0.0.1'],
    ['nonsense: the socket', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['an empty header: the socket', '10.0.0.1', '', 1, '10.0.0.1'],
    ['a port is no part of it', '10.0.0.1', '198.51.100.1:4711', 1, '198.51.100.1'],
    ['a bracketed address', '10.0.0.1', '[2001:db8:1:2::9]:443', 1, '2001:db8:1:2::/64'],
    ['IPv4 in IPv6 is IPv4', '::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
    ['IPv6 by its network', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['its spelling does not matter', '2001:0DB8:0001:0002::1', undefined, 0, '2001:db8:1:2::/64'],
    ['nor where the zeros are cut', '2001:db8::9', undefined, 0, '2001:db8:0:0::/64'],
    ['nor a zone', 'fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
    ['this machine', '::1', undefined, 0, '0:0:0:0::/64'],
    ['nobody known', undefined, undefined, 0, ''],
  ] as const)('%s', (_, socket, forwarded, proxies, key) => {
    expect(clientKey(socket, forwarded, proxies)).toBe(key)
  })

  test('several headers are read as one list', () => {
    expect(clientKey('10.0.0.1', ['6.6.6.6', '198.51.100.1'], 1)).toBe('198.51.100.1')
  })
})
