metadata description = 'The storage account: no keys, nothing public, evidence that nobody can change.'

import { tagSet } from 'types.bicep'

@description('Name of the account.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('Origin of the pages: from there browsers put the blocks of an upload.')
param appOrigin string

@description('How many days the evidence cannot be changed or deleted.')
param evidenceDays int

@description('Whether the policy was locked by hand.')
param evidenceIsLocked bool

@description('How many days a deleted or overwritten upload can be brought back.')
param softDeleteDays int

@description('Whether the account is reached through private endpoints only.')
param isPrivate bool

@description('Where its logs go.')
param workspaceId string

// What the pipeline uses: functions/Pleno/Storage/StorageNames.cs. A test compares.
var uploadContainers = ['config', 'plenary', 'readiness']
var evidenceContainer = 'evidence'
var workContainers = ['delivery-events', 'incoming']
// What the platform uses: the host's locks, its keys, the app's package, events that could not be delivered.
var platformContainers = ['azure-webjobs-hosts', 'azure-webjobs-secrets', 'app-package', 'undelivered-events']
var containers = concat(uploadContainers, [evidenceContainer], workContainers, platformContainers)
var queues = [
  'documents-to-check'
  'documents-to-check-poison'
  'notices'
  'notices-poison'
  'delivery-events'
  'delivery-events-poison'
  'webjobs-blobtrigger-poison'
]
var tables = [
  'Contests'
  'Documents'
  'Recaps'
  'Readiness'
  'Notices'
  'Deliveries'
  'Receipts'
  'Audit'
  'Poison'
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  // Three zones of one region: no copy leaves the country.
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Browsers upload from anywhere, each with a permission for one blob; the private network shuts this door.
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      // Event Grid writes what it could not deliver.
      bypass: 'AzureServices'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    changeFeed: { enabled: true, retentionInDays: softDeleteDays }
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    cors: {
      corsRules: [
        {
          allowedOrigins: [appOrigin]
          allowedMethods: ['PUT']
          allowedHeaders: ['content-type', 'x-ms-*']
          exposedHeaders: ['x-ms-*']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in containers: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource evidence 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = {
  parent: blobs
  name: evidenceContainer
}

// Unlocked at first, so that a test can be cleared away; locking is a step of docs/deployment.md and cannot be undone.
resource evidencePolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!evidenceIsLocked) {
  parent: evidence
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: evidenceDays
    allowProtectedAppendWrites: false
  }
  dependsOn: [blobContainers]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource workQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource stateTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-evidence-is-read-seldom'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${evidenceContainer}/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
        {
          name: 'what-was-dealt-with-goes'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['delivery-events/', 'undelivered-events/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 60 } } }
          }
        }
        {
          name: 'uploads-that-were-not-finished-go'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['incoming/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 2 } } }
          }
        }
        {
          name: 'versions-that-nobody-needs-go'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['azure-webjobs-hosts/', 'app-package/', 'delivery-events/', 'incoming/']
            }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 7 } } }
          }
        }
        {
          name: 'replaced-uploads-go'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: map(uploadContainers, name => '${name}/') }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 365 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

// Who wrote and who deleted. Reads are many and are all the app's.
var changes = [
  { category: 'StorageWrite', enabled: true }
  { category: 'StorageDelete', enabled: true }
]

#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobs
  properties: { workspaceId: workspaceId, logs: changes, metrics: [{ category: 'Transaction', enabled: true }] }
}

// Rows and messages change many thousand times an hour, so of these two only what was deleted and the metrics.
#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tableService
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: { workspaceId: workspaceId, metrics: [{ category: 'Transaction', enabled: true }] }
}

@description('Resource id.')
output id string = account.id

@description('Where the app\'s package lies.')
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}app-package'
