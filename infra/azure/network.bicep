metadata description = 'The private network: one subnet for the app, one for the endpoints of storage and vault.'

import { tagSet } from 'types.bicep'

@description('Name of the network.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags tagSet

resource guard 'Microsoft.Network/networkSecurityGroups@2025-01-01' = {
  name: '${name}-nsg'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'nothing-comes-in-from-outside'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.71.0.0/24'] }
    subnets: [
      {
        name: 'app'
        properties: {
          // Each instance takes an address: 59 are left of 64, which bounds maximumInstances to 59.
          addressPrefix: '10.71.0.0/26'
          networkSecurityGroup: { id: guard.id }
          delegations: [{ name: 'app', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: '10.71.0.64/27'
          networkSecurityGroup: { id: guard.id }
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource endpoints 'subnets' existing = {
    name: 'endpoints'
  }
}

@description('Resource id of the network.')
output networkId string = network.id

@description('Subnet of the app.')
output appSubnetId string = network::app.id

@description('Subnet of the private endpoints.')
output endpointsSubnetId string = network::endpoints.id
