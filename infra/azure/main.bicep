targetScope = 'subscription'

metadata description = 'Everything that Pleno needs in Azure but its code and the values of its secrets.'

import { alwaysReadyGroup, contact, settingSet, stageName, tagSet } from 'types.bicep'

@description('Name of the environment, as azd knows it: part of every name, so that two environments lie side by side.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('What the environment is for. Letters of a test go to reserved addresses only, whatever else is set.')
param stage stageName

@description('Region of every resource. Data about Indonesian elections stays in Indonesia unless somebody decides otherwise.')
param location string = 'indonesiacentral'

@description('Tags of every resource.')
param tags tagSet = {}

@description('Client id of the app registration in Entra ID with which people sign in. Its secret is a federated credential of the identity that this template makes.')
@minLength(36)
@maxLength(36)
param signInClientId string

@description('Object id of the group of operators in Entra ID; empty for none. Its roles are those of docs/deployment.md.')
param operatorsGroupId string = ''

@description('Base address of the pages and of the links in letters, when they lie behind a domain of the agency; empty for the address that the platform gives.')
param publicUrl string = ''

@description('Mail service that letters are handed to: SendGrid, or an office\'s own relay.')
@allowed(['SendGrid', 'Smtp'])
param mailService string = 'SendGrid'

@description('Host of the relay; only for Smtp.')
param relayHost string = ''

@description('Account at the relay; empty where it asks for none. Its password is the secret Smtp--Password.')
param relayUser string = ''

@description('The address letters come from: ASCII, and verified with the mail service.')
param senderAddress string

@description('The name letters come from.')
param senderName string = 'Sistem Pemberitahuan Pleno'

@description('Who may be written to, separated by spaces: ends of addresses, domains, addresses, or * for any. Taken in production only (docs/decisions/0012).')
param allowedRecipients string = '.example'

@description('Whoever is told by alerts and by the budget.')
@minLength(1)
param contacts contact[]

@description('Monthly budget, in the currency of the subscription.')
@minValue(1)
param budgetAmount int

@description('First day of the month in which the budget begins, yyyy-MM-01.')
@minLength(10)
@maxLength(10)
param budgetStart string

@description('Whether storage and vault are reached through a private network only. Browsers then upload from within it.')
param usePrivateNetwork bool = false

@description('How many days nobody can change or delete a document that was received, counted from its receipt.')
@minValue(1)
@maxValue(3650)
param evidenceDays int = 1825

@description('Set once the policy of the evidence was locked by hand: a locked policy cannot be put again, only prolonged.')
param evidenceIsLocked bool = false

@description('How many days a deleted or overwritten upload can be brought back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int = 90

@description('How many days logs are kept. Longer keeping costs money, and logs hold no evidence.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('Instances that never go to sleep, per function or group of functions. The figures: docs/capacity.md.')
param alwaysReady alwaysReadyGroup[] = []

@description('Most instances of the app at a time. The figures: docs/capacity.md.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance, in MB. A file is held whole while it is read: 2048 is the least for eight of the largest.')
@allowed([2048, 4096])
param instanceMemory int = 2048

@description('Further settings of the app, by name: those of docs/operations.md that have a default, for example Rules__VotersPerPollingStation.')
param furtherSettings settingSet = {}

// Names are computed here and nowhere else.
var suffix = uniqueString(subscription().id, environmentName, location)
var names = {
  resourceGroup: 'rg-pleno-${environmentName}'
  identity: 'id-pleno-${suffix}'
  storage: 'stpleno${suffix}'
  vault: 'kv-pleno-${suffix}'
  workspace: 'log-pleno-${suffix}'
  redaction: 'dcr-pleno-${suffix}'
  insights: 'appi-pleno-${suffix}'
  actionGroup: 'ag-pleno-${suffix}'
  plan: 'plan-pleno-${suffix}'
  app: 'func-pleno-${suffix}'
  topic: 'egst-pleno-${suffix}'
  budget: 'budget-pleno-${suffix}'
  network: 'vnet-pleno-${suffix}'
}
var allTags = union(tags, { 'azd-env-name': environmentName, stage: stage, application: 'pleno' })
var appUrl = empty(publicUrl) ? 'https://${names.app}.azurewebsites.net' : publicUrl

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: names.resourceGroup
  location: location
  tags: allTags
}

module identity 'identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: allTags }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    ruleName: names.redaction
    insightsName: names.insights
    location: location
    tags: allTags
    retentionDays: logDays
  }
}

module network 'network.bicep' = if (usePrivateNetwork) {
  scope: group
  params: { name: names.network, location: location, tags: allTags }
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    name: names.storage
    location: location
    tags: allTags
    appOrigin: appUrl
    evidenceDays: evidenceDays
    evidenceIsLocked: evidenceIsLocked
    softDeleteDays: softDeleteDays
    isPrivate: usePrivateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'vault.bicep' = {
  scope: group
  params: {
    name: names.vault
    location: location
    tags: allTags
    isPrivate: usePrivateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module endpoints 'endpoints.bicep' = if (usePrivateNetwork) {
  scope: group
  params: {
    location: location
    tags: allTags
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointsSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module announcements 'announcements.bicep' = {
  scope: group
  params: {
    name: names.topic
    location: location
    tags: allTags
    storageId: storage.outputs.id
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'roles.bicep' = {
  scope: group
  params: {
    storageName: names.storage
    vaultName: names.vault
    insightsName: names.insights
    appPrincipalId: identity.outputs.principalId
    topicPrincipalId: announcements.outputs.principalId
    operatorsGroupId: operatorsGroupId
  }
  dependsOn: [vault]
}

module app 'app.bicep' = {
  scope: group
  params: {
    planName: names.plan
    name: names.app
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: names.storage
    packageContainerUrl: storage.outputs.packageContainerUrl
    vaultUrl: vault.outputs.url
    insightsConnection: monitoring.outputs.insightsConnection
    workspaceId: monitoring.outputs.workspaceId
    publicUrl: appUrl
    signInClientId: signInClientId
    stage: stage
    mailService: mailService
    relayHost: relayHost
    relayUser: relayUser
    senderAddress: senderAddress
    senderName: senderName
    allowedRecipients: allowedRecipients
    furtherSettings: furtherSettings
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    subnetId: usePrivateNetwork ? network!.outputs.appSubnetId : null
  }
  // An app that starts before its roles hold fails at its first look into the storage.
  dependsOn: [roles]
}

module alerts 'alerts.bicep' = {
  scope: group
  params: {
    actionGroupName: names.actionGroup
    location: location
    tags: allTags
    contacts: contacts
    workspaceId: monitoring.outputs.workspaceId
    storageId: storage.outputs.id
    topicId: announcements.outputs.id
  }
}

module budget 'budget.bicep' = {
  scope: group
  params: { name: names.budget, amount: budgetAmount, start: budgetStart, contacts: contacts }
}

@description('Resource group of everything.')
output AZURE_RESOURCE_GROUP string = names.resourceGroup

@description('Name of the function app.')
output PLENO_APP string = names.app

@description('Name of the storage account: the ACCOUNT of the commands\' --account.')
output PLENO_ACCOUNT string = names.storage

@description('Name of the vault, whose secrets are set by hand.')
output PLENO_VAULT string = names.vault

@description('Name of the topic to which events.bicep subscribes the app.')
output PLENO_TOPIC string = names.topic

@description('Where the pages are, and where SendGrid posts its events (api/sendgrid/events).')
output PLENO_URL string = appUrl

@description('Object id of the app\'s identity, for the federated credential of the sign-in.')
output PLENO_IDENTITY string = identity.outputs.principalId
