metadata description = 'Subscribes the app to the uploads. Deployed after the code: the webhook\'s key exists only then (azure.yaml, postdeploy).'

@description('Name of the function app.')
param appName string

@description('Name of the storage account.')
param storageName string

@description('Name of the topic.')
param topicName string

// One per blob trigger: the function, and the container its path begins with. A test compares with the attributes.
var triggers = [
  { function: 'LoadContestConfiguration', container: 'config' }
  { function: 'TakeInPlenaryDocument', container: 'plenary' }
  { function: 'TakeInReadinessReport', container: 'readiness' }
]

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: appName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

var host = 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs'

resource subscriptions 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = [
  for trigger in triggers: {
    parent: topic
    name: toLower(trigger.function)
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      destination: {
        endpointType: 'WebHook'
        properties: {
          // The key goes from the app to Event Grid and through nobody's hands.
          endpointUrl: '${host}?functionName=Host.Functions.${trigger.function}&code=${listKeys('${app.id}/host/default', '2025-03-01').systemKeys.blobs_extension}'
          maxEventsPerBatch: 1
        }
      }
      filter: {
        includedEventTypes: ['Microsoft.Storage.BlobCreated']
        subjectBeginsWith: '/blobServices/default/containers/${trigger.container}/blobs/'
        enableAdvancedFilteringOnArrays: false
        advancedFilters: [
          {
            // Completed uploads only: a block that was put is no document yet.
            operatorType: 'StringIn'
            key: 'data.api'
            values: ['CopyBlob', 'FlushWithClose', 'PutBlob', 'PutBlockList']
          }
        ]
      }
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
      // What could not be delivered in a day is found by the sweep long before; this shows that it was so.
      deadLetterWithResourceIdentity: {
        identity: { type: 'SystemAssigned' }
        deadLetterDestination: {
          endpointType: 'StorageBlob'
          properties: { resourceId: storage.id, blobContainerName: 'undelivered-events' }
        }
      }
    }
  }
]
