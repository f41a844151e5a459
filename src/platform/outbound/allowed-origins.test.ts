import { describe, expect, it } from 'vitest'
import { extraOrigins, mayCall, publicAddress } from './allowed-origins.ts'

const hosts = ['oapi.dingtalk.com']

describe('Calls out of the house', () => {
  it('go by HTTPS to the hosts that are known, and nowhere else', () => {
    const env = {}
    expect(mayCall('https://oapi.dingtalk.com/robot/send?access_token=1', { hosts, env })).toBe(true)
    for (const url of [
      'http://oapi.dingtalk.com/robot/send',
      'https://oapi.dingtalk.com:8443/robot/send',
      'https://oapi.dingtalk.com.evil.cn/robot/send',
      'https://oapi.dingtalk.com@evil.cn/robot/send',
      'https://user:word@oapi.dingtalk.com/robot/send',
      'https://127.0.0.1/',
      'http://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'file:///etc/passwd',
      'gopher://oapi.dingtalk.com/',
      'oapi.dingtalk.com',
      '',
    ])
      expect(mayCall(url, { hosts, env }), url).toBe(false)
  })

  it('go also where the administrator of the machine allows it, to that origin alone', () => {
    const env = { LIREN_OUTBOUND_HOSTS: 'gateway.example.com, http://127.0.0.1:9000 ,,ftp://x, not a host' }
    expect([...extraOrigins(env)]).toEqual(['https://gateway.example.com', 'http://127.0.0.1:9000'])
    expect(mayCall('http://127.0.0.1:9000/any/path?k=1', { hosts, env })).toBe(true)
    expect(mayCall('https://gateway.example.com/a', { hosts, env })).toBe(true)
    for (const url of ['http://gateway.example.com/a', 'http://127.0.0.1:9001/', 'https://127.0.0.1:9000/'])
      expect(mayCall(url, { hosts, env }), url).toBe(false)
  })

  it('name this installation by its public address, or by none', () => {
    expect(publicAddress({ LIREN_PUBLIC_ADDRESS: 'https://liren.example.com/' })).toBe('https://liren.example.com')
    expect(publicAddress({ LIREN_PUBLIC_ADDRESS: 'liren.example.com' })).toBe('https://liren.example.com')
    for (const text of ['', 'javascript:alert(1)', 'not an address'])
      expect(publicAddress({ LIREN_PUBLIC_ADDRESS: text })).toBeUndefined()
  })
})
