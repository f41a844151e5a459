/** The endpoints of messages: what goes in, what comes out, who may, what is refused. Read by server and pages alike. */
export * from './account.contract.ts'
export * from './channel.contract.ts'
export * from './mail-server.contract.ts'
export * from './message.contract.ts'
