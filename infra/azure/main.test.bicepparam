using 'main.bicep'

// A rehearsal: small, cheap, and its letters go to reserved addresses only.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'test')
param location = readEnvironmentVariable('AZURE_LOCATION', 'indonesiacentral')
param stage = 'test'
param signInClientId = readEnvironmentVariable('PLENO_SIGN_IN_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param operatorsGroupId = readEnvironmentVariable('PLENO_OPERATORS_GROUP_ID', '')
param senderAddress = readEnvironmentVariable('PLENO_SENDER_ADDRESS', 'pemberitahuan@pleno.example')
param contacts = [
  { name: 'operators', address: readEnvironmentVariable('PLENO_OPERATORS_ADDRESS', 'operator@pleno.example') }
]
param budgetAmount = int(readEnvironmentVariable('PLENO_BUDGET', '100'))
param budgetStart = readEnvironmentVariable('PLENO_BUDGET_START', '2026-12-01')

// Cleared away with the rest after a week.
param evidenceDays = 7
param softDeleteDays = 7
param logDays = 30

// The sweep remembers in its process what it saw last time (functions/Pleno/Uploads), so its process must stay.
param alwaysReady = [
  { name: 'function:SweepLostUploads', instanceCount: 1 }
]
