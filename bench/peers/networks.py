"""torchvision's ResNet-18 with a width, and with the stem for small pictures where they are small."""
import torch
from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet


def resnet18(width, classes, small=True):
    network = ResNet(BasicBlock, [2, 2, 2, 2])
    network.inplanes = width
    network.conv1 = nn.Conv2d(3, width, 3, 1, 1, bias=False) if small else nn.Conv2d(3, width, 7, 2, 3, bias=False)
    network.bn1 = nn.BatchNorm2d(width)
    network.maxpool = nn.Identity() if small else network.maxpool
    for stage in range(4):
        setattr(network, f"layer{stage + 1}", network._make_layer(BasicBlock, width << stage, 2, stride=1 if stage == 0 else 2))
    network.fc = nn.Linear(8 * width, classes) if classes else nn.Identity()
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
    return network


def memory_format(layout):
    return torch.channels_last if layout == "channels-last" else torch.contiguous_format
