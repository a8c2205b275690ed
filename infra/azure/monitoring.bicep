metadata description = 'Logs, traces, metrics, and the page that shows them.'

import { tagSet } from 'types.bicep'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of Application Insights.')
param insightsName string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('How many days are kept.')
param retentionDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    // No shared key of the workspace: who reads logs does so with an account of his own.
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Its connection string names the place and admits nobody: telemetry comes in under the app's identity.
    DisableLocalAuth: true
    DisableIpMasking: false
    IngestionMode: 'LogAnalytics'
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'pleno')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Pleno'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: string(loadJsonContent('workbook.json'))
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
output workspaceId string = workspace.id

@description('Where telemetry goes; no secret, since local authentication is off.')
output insightsConnection string = insights.properties.ConnectionString
