metadata description = 'Logs, traces, metrics, and the page that shows them.'

import { tagSet } from 'types.bicep'

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the rule that takes the signatures of links out of what is noted of requests.')
param ruleName string

@description('Name of Application Insights.')
param insightsName string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('How many days are kept.')
param retentionDays int

module workspace 'workspace.bicep' = {
  params: { name: workspaceName, location: location, tags: tags, retentionDays: retentionDays }
}

// The host notes the address of every request, and that of a letter's link is all that acknowledging it takes.
var withoutLinks = '''
source
| extend Url = replace_regex(Url, @'(/api/acknowledge/)[^/?]+', @'\1-')
| extend Url = replace_regex(Url, @'\?.*$', '')
'''

resource redaction 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: ruleName
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: workspace.outputs.id }] }
    dataFlows: [
      { streams: ['Microsoft-Table-AppRequests'], destinations: ['workspace'], transformKql: withoutLinks }
    ]
  }
}

module redacted 'workspace.bicep' = {
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    ruleId: redaction.id
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    // Its connection string names the place and admits nobody: telemetry comes in under the app's identity.
    DisableLocalAuth: true
    DisableIpMasking: false
    IngestionMode: 'LogAnalytics'
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, workspaceName, 'pleno')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Pleno'
    category: 'workbook'
    sourceId: workspace.outputs.id
    serializedData: string(loadJsonContent('workbook.json'))
  }
}

@description('Resource id of the workspace.')
output workspaceId string = workspace.outputs.id

@description('Where telemetry goes; no secret, since local authentication is off.')
output insightsConnection string = insights.properties.ConnectionString
