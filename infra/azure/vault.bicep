metadata description = 'The vault. It is made empty: its secrets are set by an operator and are in no template.'

import { tagSet } from 'types.bicep'

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('Whether the vault is reached through a private endpoint only.')
param isPrivate bool

@description('Where its log goes.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: isPrivate ? 'Deny' : 'Allow', bypass: 'None' }
  }
}

#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

@description('Resource id.')
output id string = vault.id

@description('Base address of its secrets.')
output url string = vault.properties.vaultUri
