metadata description = 'What a month may cost, and who is told. A budget tells; it stops nothing.'

import { contact } from 'types.bicep'

@description('Name of the budget.')
param name string

@description('Amount a month, in the currency of the subscription.')
param amount int

@description('First day, yyyy-MM-01.')
param start string

@description('Whoever is told.')
param contacts contact[]

var addresses = map(contacts, one => one.address)

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: addresses
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: addresses
      }
    }
  }
}
