import { mayCall } from '../../../platform/outbound/allowed-origins.ts'
import { type PostFault, postJson } from '../../../platform/outbound/post-json.ts'
import type { RobotKind } from '../words.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import type { Outcome, Robot, TextToSend } from './robot.ts'
import { wecom } from './wecom.ts'
import { withoutSecrets } from './without-secrets.ts'

export const robots: Readonly<Record<RobotKind, Robot>> = { wecom, dingtalk, feishu }

/** Whether this is an address of such a robot: at its vendor, or at an origin the machine's administrator allows. */
export const isRobotAddress = (kind: RobotKind, address: string): boolean => {
  const { host, fits } = robots[kind]
  return mayCall(address, { hosts: [host] }) && fits(new URL(address))
}

/** How long a vendor may take; the whole call, not a word of it. */
export const TIMEOUT_MS = 10_000

/** Sends one text through a robot. What comes back is for people to read and carries neither address nor secret. */
export const sendToRobot = async (
  on: { kind: RobotKind; address: string; secret: string; at: Date; timeoutMs?: number },
  text: TextToSend,
): Promise<Outcome> => {
  const robot = robots[on.kind]
  const { url, body } = robot.request({ ...on, ...text })
  const answer = await postJson(url, { body, hosts: [robot.host], timeoutMs: on.timeoutMs ?? TIMEOUT_MS })
  if (!answer.ok) return faults[answer.fault](robot.name)
  const { code, said } = robot.read(answer.body)
  if (code === undefined) return again(`${robot.name}的答复看不懂，可能被网络设备拦截`)
  const meaning = robot.meaning(code)
  if (meaning.kind === 'sent') return meaning
  const words = withoutSecrets(said, [url, on.address, on.secret])
  return { ...meaning, reason: `${meaning.reason}（${robot.name} ${code}${words === '' ? '' : `：${words}`}）` }
}

const again = (reason: string, restSeconds = 30): Outcome => ({ kind: 'again', reason, restSeconds })
const refused = (reason: string): Outcome => ({ kind: 'refused', reason })

const faults: Readonly<Record<PostFault, (name: string) => Outcome>> = {
  'not-allowed': (name) => refused(`地址不在允许的范围内，没有发送。请在通道里重新填写${name}机器人的地址`),
  timeout: (name) => again(`${name} ${TIMEOUT_MS / 1000} 秒内没有答复，消息可能已到也可能没到`),
  unreachable: (name) => again(`连不上${name}，请检查服务器的网络`),
  redirected: (name) => refused(`${name}的地址要求转到别处，为安全起见没有跟随。请核对地址和网络代理`),
  'too-many': (name) => again(`发送太快被${name}限流`, 60),
  'server-fault': (name) => again(`${name}的服务器出错`),
  'client-fault': (name) => refused(`${name}不接受这个请求，请核对机器人地址`),
  'too-large': (name) => again(`${name}的答复过大，没有读完，可能被网络设备拦截`),
  'no-json': (name) => again(`${name}的答复看不懂，可能被网络设备拦截`),
}
