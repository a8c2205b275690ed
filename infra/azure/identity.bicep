metadata description = 'The one identity under which the app runs and reaches everything.'

import { tagSet } from 'types.bicep'

@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id.')
output id string = identity.id

@description('Object id: what roles are given to.')
output principalId string = identity.properties.principalId

@description('Client id: how the app names the identity.')
output clientId string = identity.properties.clientId
