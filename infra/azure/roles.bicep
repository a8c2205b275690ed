metadata description = 'Every role that anybody gets, in this one file. The same list with its reasons: docs/deployment.md; a test compares.'

@description('The storage account.')
param storageName string

@description('The vault.')
param vaultName string

@description('Application Insights.')
param insightsName string

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of the identity of the Event Grid topic.')
param topicPrincipalId string

@description('Object id of the group of operators; empty for none.')
param operatorsGroupId string

// Ids of built-in roles are the same in every tenant.
var roleIds = {
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6'
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb'
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  'Storage Blob Delegator': 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

var principals = {
  app: { id: appPrincipalId, type: 'ServicePrincipal' }
  topic: { id: topicPrincipalId, type: 'ServicePrincipal' }
  operators: { id: operatorsGroupId, type: 'Group' }
}

var onContainers = concat(
  [
    { who: 'app', role: 'Storage Blob Data Reader', container: 'config' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'plenary' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'readiness' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'incoming' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'evidence' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'delivery-events' }
    { who: 'app', role: 'Storage Blob Data Owner', container: 'azure-webjobs-hosts' }
    { who: 'app', role: 'Storage Blob Data Owner', container: 'azure-webjobs-secrets' }
    { who: 'app', role: 'Storage Blob Data Contributor', container: 'app-package' }
    { who: 'topic', role: 'Storage Blob Data Contributor', container: 'undelivered-events' }
  ],
  empty(operatorsGroupId)
    ? []
    : [
        { who: 'operators', role: 'Storage Blob Data Contributor', container: 'config' }
        { who: 'operators', role: 'Storage Blob Data Reader', container: 'plenary' }
        { who: 'operators', role: 'Storage Blob Data Reader', container: 'readiness' }
        { who: 'operators', role: 'Storage Blob Data Reader', container: 'evidence' }
        { who: 'operators', role: 'Storage Blob Data Reader', container: 'delivery-events' }
        { who: 'operators', role: 'Storage Blob Data Reader', container: 'undelivered-events' }
      ]
)
var onAccount = concat(
  [
    { who: 'app', role: 'Storage Blob Delegator' }
    { who: 'app', role: 'Storage Queue Data Contributor' }
    { who: 'app', role: 'Storage Table Data Contributor' }
  ],
  empty(operatorsGroupId)
    ? []
    : [
        { who: 'operators', role: 'Storage Queue Data Contributor' }
        { who: 'operators', role: 'Storage Table Data Contributor' }
      ]
)
var onVault = concat(
  [{ who: 'app', role: 'Key Vault Secrets User' }],
  empty(operatorsGroupId) ? [] : [{ who: 'operators', role: 'Key Vault Secrets Officer' }]
)

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = [
  for grant in onContainers: {
    parent: account::blobs
    name: grant.container
  }
]

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource containerGrants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (grant, index) in onContainers: {
    scope: containers[index]
    name: guid(account.id, grant.container, grant.role, grant.who)
    properties: {
      principalId: principals[grant.who].id
      principalType: principals[grant.who].type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[grant.role])
    }
  }
]

resource accountGrants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in onAccount: {
    scope: account
    name: guid(account.id, grant.role, grant.who)
    properties: {
      principalId: principals[grant.who].id
      principalType: principals[grant.who].type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[grant.role])
    }
  }
]

resource vaultGrants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in onVault: {
    scope: vault
    name: guid(vault.id, grant.role, grant.who)
    properties: {
      principalId: principals[grant.who].id
      principalType: principals[grant.who].type
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[grant.role])
    }
  }
]

resource insightsGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, 'Monitoring Metrics Publisher', 'app')
  properties: {
    principalId: principals.app.id
    principalType: principals.app.type
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleIds['Monitoring Metrics Publisher']
    )
  }
}
