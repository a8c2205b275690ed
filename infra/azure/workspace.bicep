metadata description = 'The Log Analytics workspace. It is deployed twice: its rule of redaction can only be made once it is there.'

import { tagSet } from 'types.bicep'

@description('Name of the workspace.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('How many days are kept.')
param retentionDays int

@description('Resource id of the rule that everything passes on its way in; empty before there is one.')
param ruleId string = ''

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    // No shared key of the workspace: who reads logs does so with an account of his own.
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
    ...(empty(ruleId) ? {} : { defaultDataCollectionRuleResourceId: ruleId })
  }
}

#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: workspace
  properties: {
    workspaceId: workspace.id
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

@description('Resource id of the workspace.')
output id string = workspace.id
