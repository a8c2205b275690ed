using 'events.bicep'

// Only for the snapshot that the tests read: azd gives the real names (azure.yaml).
param appName = 'func-pleno-example'
param storageName = 'stplenoexample'
param topicName = 'egst-pleno-example'
