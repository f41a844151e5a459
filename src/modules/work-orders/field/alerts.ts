import { kept } from '../../../ui/shared/preferences.ts'

/** What tells a technician of a new order although nobody looks at the phone: a sound, a notice, a number on the icon. */

const SOUND = 'orders.sound'

/** On, until somebody switches it off on this phone. */
export const soundOn = (): boolean => kept.read(SOUND) !== 'off'
export const setSound = (on: boolean): void => kept.write(SOUND, on ? null : 'off')

let audio: AudioContext | undefined

/** Browsers let a page sound only after it was touched once. */
export const readySound = (): void => {
  try {
    audio ??= new AudioContext()
    if (audio.state === 'suspended') void audio.resume().catch(() => undefined)
  } catch {
    // This browser makes no sound; the number on the tab remains.
  }
}

/** Two rising tones, a quarter of a second each. */
export const chime = (): void => {
  if (!soundOn() || audio?.state !== 'running') return
  const start = audio.currentTime
  for (const [at, frequency] of [
    [0, 660],
    [0.28, 880],
  ] as const) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.frequency.value = frequency
    loudness.gain.setValueAtTime(0.0001, start + at)
    loudness.gain.exponentialRampToValueAtTime(0.4, start + at + 0.03)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.26)
    tone.connect(loudness).connect(audio.destination)
    tone.start(start + at)
    tone.stop(start + at + 0.28)
  }
}

// The browser's own names, which are no words of ours.
const NOTICES = 'Notification'
const SHOW = 'showNotification'

/** Whether notices may still be asked for; not where the browser knows none, or the person has decided. */
export const noticesToAsk = (): boolean => NOTICES in window && window[NOTICES].permission === 'default'

export const askNotices = async (): Promise<boolean> => (await window[NOTICES].requestPermission()) === 'granted'

/** A notice of the phone, where it was permitted; through the installed app where there is one, as phones demand. */
export const notice = async (title: string, body: string): Promise<void> => {
  if (!(NOTICES in window) || window[NOTICES].permission !== 'granted') return
  const app = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  if (app) await app[SHOW](title, { body, tag: 'liren-order' }).catch(() => undefined)
  else new window[NOTICES](title, { body, tag: 'liren-order' })
}

/** The number on the icon of the installed app, and before the title of the page. */
export const showCount = (count: number): void => {
  const app = navigator as Navigator & { setAppBadge?(n: number): Promise<void>; clearAppBadge?(): Promise<void> }
  const shown = count > 0 ? app.setAppBadge?.(count) : app.clearAppBadge?.()
  void shown?.catch(() => undefined)
  const plain = document.title.replace(/^\(\d+\) /, '')
  const wanted = count > 0 ? `(${count}) ${plain}` : plain
  if (document.title !== wanted) document.title = wanted
}
