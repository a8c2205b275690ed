using 'main.bicep'

// One app for the whole country. The figures of the scale: docs/capacity.md.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'indonesiacentral')
param stage = 'production'
param signInClientId = readEnvironmentVariable('PLENO_SIGN_IN_CLIENT_ID', '00000000-0000-0000-0000-000000000000')
param operatorsGroupId = readEnvironmentVariable('PLENO_OPERATORS_GROUP_ID', '00000000-0000-0000-0000-000000000000')
param publicUrl = readEnvironmentVariable('PLENO_PUBLIC_URL', '')
param senderAddress = readEnvironmentVariable('PLENO_SENDER_ADDRESS', 'pemberitahuan@pleno.example')
// Going live is this one value, set on purpose (docs/decisions/0012).
param allowedRecipients = readEnvironmentVariable('PLENO_ALLOWED_RECIPIENTS', '.example')
param contacts = [
  { name: 'operators', address: readEnvironmentVariable('PLENO_OPERATORS_ADDRESS', 'operator@pleno.example') }
]
param budgetAmount = int(readEnvironmentVariable('PLENO_BUDGET', '1000'))
param budgetStart = readEnvironmentVariable('PLENO_BUDGET_START', '2026-12-01')
param usePrivateNetwork = bool(readEnvironmentVariable('PLENO_PRIVATE_NETWORK', 'false'))
param evidenceIsLocked = bool(readEnvironmentVariable('PLENO_EVIDENCE_IS_LOCKED', 'false'))
param evidenceDays = 1825
param softDeleteDays = 90
param logDays = 180

// A cold start of some seconds would by itself break the promise of ten: the first three have an instance that is awake.
// The sweep remembers in its process what it saw last time (functions/Pleno/Uploads), so its process must stay.
param alwaysReady = [
  { name: 'http', instanceCount: 1 }
  { name: 'blob', instanceCount: 1 }
  { name: 'function:SendNotice', instanceCount: 1 }
  { name: 'function:SweepLostUploads', instanceCount: 1 }
]
param maximumInstances = 40
param instanceMemory = 2048
