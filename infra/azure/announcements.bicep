metadata description = 'The topic on which the storage announces uploads. Who listens is in events.bicep, since that needs the app\'s code.'

import { tagSet } from 'types.bicep'

@description('Name of the topic.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

@description('The storage account that announces.')
param storageId string

@description('Where its log goes.')
param workspaceId string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  // An identity of its own, which may write what it could not deliver and nothing else.
  identity: { type: 'SystemAssigned' }
  properties: { source: storageId, topicType: 'Microsoft.Storage.StorageAccounts' }
}

#disable-next-line use-recent-api-versions // the only version that is not of 2016
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: topic
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Resource id.')
output id string = topic.id

@description('Object id of the topic\'s identity.')
output principalId string = topic.identity.principalId
