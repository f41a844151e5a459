import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { makeQueryClient } from '../../ui/shared/query-client.ts'
import { Gate } from './gate.tsx'
import '../../ui/shared/colours.css'
import '../../ui/field/frame.css'
import '../../ui/field/page.css'
import './sign-in.css'

export const FieldApp = () => {
  const [queries] = useState(makeQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <Gate />
    </QueryClientProvider>
  )
}
